import { afterEach, expect, test } from "vitest";
import { createBot } from "../../src/bot/create-bot.ts";
import type { Platform } from "../../src/chat/platform.ts";
import { normaliseEvent } from "../../src/feishu/events.ts";
import { placedElements } from "../../src/playground/card-tree.ts";
import { read, type World, world } from "../harness/world.ts";

let here: World;
afterEach(() => here.close());

/** A directory that answers only when it is let go, as when the platform hangs. */
function hanging(platform: Platform): { platform: Platform; letGo: () => void } {
  let letGo = (): void => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  return {
    letGo,
    platform: { ...platform, user: (openId) => gate.then(() => platform.user(openId)) },
  };
}

/** A newcomer of another body taps the submit button of a liaison's report card while the directory hangs. */
async function slowTap(who: string) {
  here = await world();
  const { replies } = await here.member("区安监局", "西青区").says("/汇报 7");
  const message = replies[0]!;
  // Somebody whom the bot has never met: the directory has to be asked.
  const { openId } = here.platform.addPerson({
    name: "新来的联络员",
    departments: here.member(who, "西青区").person.departmentIds,
    role: "liaison",
  });
  const newcomer = here.platform.person(openId);
  const submit = placedElements(message.card!).find(({ element }) => element.form_action_type === "submit");
  const [behaviour] = submit!.element.behaviors as { value: Record<string, unknown> }[];
  const action = await normaliseEvent(
    {
      type: "card.action.trigger",
      id: "ev_slow",
      createdAt: null,
      text: "",
      event: {
        operator: { open_id: newcomer.person.openId },
        action: {
          tag: "button",
          name: submit!.element.name,
          value: behaviour!.value,
          form_value: { state: "onTrack", percent: "60", progress: "已完成初稿" },
        },
        context: { open_message_id: message.messageId, open_chat_id: message.chatId },
      },
    },
    async () => "",
  );
  const slow = hanging(here.bot.deps.platform);
  const bot = createBot(
    { ...here.platform.app, tenantKey: null },
    { ...here.bot.deps, platform: slow.platform },
  );
  const started = performance.now();
  const answer = await bot.receive(action!);
  const took = performance.now() - started;
  slow.letGo();
  await bot.settled();
  return { answer, took, message, newcomer };
}

test("a tap is answered in time while the directory hangs, and the card follows", async () => {
  const { answer, took, message } = await slowTap("区安监局");
  expect(took).toBeLessThan(2_900);
  expect(answer).toEqual({ toast: { type: "info", content: expect.stringContaining("正在处理") } });
  expect(read(here.platform.world.state.messages.get(message.messageId))).toContain("已记录");
});

test("a refusal that comes too late for the toast is said to the person", async () => {
  const { newcomer } = await slowTap("区教育局");
  const said = here.platform.messages(here.platform.privateChat(newcomer.person.openId), "app");
  expect(read(said.at(-1))).toContain("没有保存");
});
