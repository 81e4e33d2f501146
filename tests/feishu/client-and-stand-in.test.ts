import { expect, test } from "vitest";
import { PlatformError } from "../../src/chat/platform.ts";
import { createFeishuClient } from "../../src/feishu/client.ts";
import { button, card, markdown } from "../../src/feishu/elements.ts";
import { md } from "../../src/feishu/markdown.ts";
import { createTokenCache } from "../../src/feishu/token.ts";
import { movableClock } from "../../src/playground/movable-clock.ts";
import { createPlatform } from "../../src/playground/platform.ts";

/** The client against the strict stand-in, which the official SDK has judged: whole calls, and what they leave behind. */
function world() {
  const clock = movableClock("2018-06-04T01:00:00Z");
  const platform = createPlatform({ clock, seed: "client", fetchBot: async () => Response.json({}) });
  const { appId, appSecret } = platform.app;
  const client = createFeishuClient({
    baseUrl: "https://open.feishu.cn",
    appId,
    appSecret,
    fetch: platform.fetch,
    now: () => clock.real(),
    tokenCache: createTokenCache(),
  });
  return { platform, client };
}

const asked = card({
  title: "汇报",
  elements: [markdown(md`**进展**`), button({ text: "看", value: { a: "see" } })],
});
const saved = card({ title: "已记录", colour: "green", elements: [markdown(md`已记录`)] });

test("a card is sent, changed and answered", async () => {
  const { platform, client } = world();
  const person = platform.addPerson({ name: "联络员" });
  const { messageId, chatId } = await client.send(
    { person: person.openId },
    { kind: "card", card: asked },
    "u-1",
  );
  await client.updateCard(messageId, saved);
  await client.reply(messageId, { kind: "text", text: "好" }, "u-2");
  const [first, second] = platform.messages(chatId, "app");
  expect(first).toMatchObject({ messageId, card: { header: { template: "green" } } });
  expect(second).toMatchObject({ content: '{"text":"好"}' });
});

test("an answer lost on the way is unknown, and the same uuid does not send twice", async () => {
  const { platform, client } = world();
  const person = platform.addPerson({ name: "联络员" });
  const send = () => client.send({ person: person.openId }, { kind: "text", text: "好" }, "u-1");
  platform.faults.next({ kind: "timeout after delivering", path: "/messages" });
  await expect(send()).rejects.toMatchObject({ kind: "unknown" });
  await send();
  expect(platform.messages(undefined, "app")).toHaveLength(1);
});

test("a card that breaks a rule comes back with the rule's code and place", async () => {
  const { platform, client } = world();
  const person = platform.addPerson({ name: "联络员" });
  const bad = { ...asked, body: { elements: [{ tag: "hr", colour: "red" }] } };
  const error = await client
    .send({ person: person.openId }, { kind: "card", card: bad }, "u-1")
    .catch((cause) => cause);
  expect(error).toBeInstanceOf(PlatformError);
  expect(error).toMatchObject({ kind: "refused", code: 230099, detail: { subCode: 200621 } });
  expect(error.detail.errPath).toContain("elements[0]");
});

test("people and departments are read as they are", async () => {
  const { platform, client } = world();
  const region = platform.addDepartment("区政府");
  const body = platform.addDepartment("区安监局", { parent: region.id });
  const person = platform.addPerson({ name: "联络员", departments: [body.id], jobTitle: "科长" });
  expect(await client.user(person.openId)).toEqual({
    openId: person.openId,
    name: "联络员",
    departmentIds: [body.id],
    jobTitle: "科长",
    active: true,
  });
  expect(await client.department(body.id)).toMatchObject({ name: "区安监局", parentId: region.id });
  expect(await client.departmentParents(body.id)).toMatchObject([
    { id: region.id, name: "区政府", parentId: null },
  ]);
  expect(await client.botOpenId()).toBe(platform.app.botOpenId);
});

test("a file goes up and out", async () => {
  const { platform, client } = world();
  const person = platform.addPerson({ name: "联络员" });
  const fileKey = await client.upload("台账.xlsx", new Uint8Array([1, 2, 3]));
  await client.send({ person: person.openId }, { kind: "file", fileKey }, "u-1");
  expect(platform.messages(undefined, "app")).toMatchObject([{ type: "file" }]);
});

test("slash commands are made, changed and deleted", async () => {
  const { client } = world();
  await client.putSlashCommand({ command: "help", zh: "帮助", en: "Help" });
  const [command] = await client.slashCommands();
  expect(command).toMatchObject({ command: "help", description: "帮助" });
  await client.putSlashCommand({ id: command?.id ?? "", command: "help", zh: "怎么用", en: "How" });
  expect(await client.slashCommands()).toMatchObject([{ description: "怎么用" }]);
  await client.deleteSlashCommand(command?.id ?? "");
  expect(await client.slashCommands()).toEqual([]);
});
