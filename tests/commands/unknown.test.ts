import { afterEach, expect, test } from "vitest";
import { read, type World, world } from "../harness/world.ts";

let here: World;
afterEach(() => here.close());

test("small talk in private meets a friendly line, and changes nothing", async () => {
  here = await world({ plans: ["xiqing-2017"] });
  const { replies } = await here.clerk.says("今天天气怎么样");
  expect(read(replies[0])).toContain("只管任务分工和进展");
});
