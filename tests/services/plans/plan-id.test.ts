import { afterEach, expect, test } from "vitest";
import { importDocument } from "../../../src/importers/import-document.ts";
import { readText } from "../../../src/importers/read/read-file.ts";
import { importPlan } from "../../../src/services/plans/import-plan.ts";
import { planIdFor } from "../../../src/services/plans/plan-id.ts";
import { type World, world } from "../../harness/world.ts";

let here: World;
afterEach(() => here.close());

const annexOf = (district: string) => {
  const draft = importDocument(readText("任务分解表\n1. 开展隐患排查。（安监局牵头）\n"));
  return { ...draft, plan: { ...draft.plan, title: "任务分解表", region: district } };
};

test("documents of one title are one plan within a district, and two plans in two districts", async () => {
  here = await world({ plans: [] });
  const doer = { actor: "cli", body: null, chat: null, at: here.clock.now() };
  const first = await planIdFor(here.db, annexOf("甲区"));
  await importPlan(here.db, doer, "2018-06-04", first, annexOf("甲区"));
  expect(await planIdFor(here.db, annexOf("甲区"))).toBe(first);
  expect(await planIdFor(here.db, annexOf("乙区"))).toBe(`${first}-2`);
  expect(await planIdFor(here.db, { plan: { ...annexOf("甲区").plan, region: null } })).toBe(first);
});

test("titles that only share their initials are not one plan", async () => {
  here = await world({ plans: [] });
  const doer = { actor: "cli", body: null, chat: null, at: here.clock.now() };
  const id = await planIdFor(here.db, annexOf("甲区"));
  await importPlan(here.db, doer, "2018-06-04", id, annexOf("甲区"));
  const other = { plan: { ...annexOf("甲区").plan, title: "人武房间表" } };
  expect(await planIdFor(here.db, other)).toBe(`${id}-2`);
});
