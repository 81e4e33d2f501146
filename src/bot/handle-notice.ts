import { commands } from "../../commands/index.ts";
import type { Answer } from "../chat/answer.ts";
import type { Context } from "../chat/context.ts";
import type { Deps } from "../deps.ts";
import type { IncomingNotice } from "../feishu/incoming.ts";
import { ask } from "../services/ask/ask.ts";
import { chatById, closeChat, seeChat } from "../store/chats.ts";
import { finishEvent, releaseEvent } from "../store/inbox.ts";
import { forgetDirectory, personLeft } from "../store/people.ts";
import { planById } from "../store/plans.ts";
import { contextFor } from "./context-for.ts";
import { deliver } from "./deliver.ts";

/** Events that are no message: the bot comes and goes, people and departments change, a menu entry is tapped. */
export async function handleNotice(deps: Deps, notice: IncomingNotice): Promise<void> {
  try {
    await handle(deps, notice);
    await finishEvent(deps.db, notice.id, null);
  } catch (cause) {
    deps.log.error("notice.failed", { event: notice.id, kind: notice.kind, cause });
    await releaseEvent(deps.db, notice.id);
  }
}

async function handle(deps: Deps, notice: IncomingNotice): Promise<void> {
  switch (notice.kind) {
    case "bot-added":
      await seeChat(deps.db, notice.chatId, "group", notice.name);
      return greetGroup(deps, notice.chatId, notice.operator, notice.id);
    case "bot-removed":
      return closeChat(deps.db, notice.chatId, "removed");
    case "chat-disbanded":
      return closeChat(deps.db, notice.chatId, "dissolved");
    case "chat-entered":
      return greetPerson(deps, notice.chatId, notice.operator, notice.id);
    case "menu":
      return answerMenu(deps, notice.operator, notice.key, notice.id);
    case "person-changed":
      return forgetDirectory(deps.db, notice.openId);
    case "person-left":
      return personLeft(deps.db, notice.openId);
    case "department-changed":
      return forgetDirectory(deps.db, null);
  }
}

async function greetGroup(deps: Deps, chat: string, operator: string | null, key: string): Promise<void> {
  const context = await contextFor(deps, { person: operator ?? "", chat, kind: "group" }, null);
  const plan = context.place.plan ? await planById(deps.db, context.place.plan) : null;
  await deliver(
    deps,
    context,
    { chat },
    greeting(context, context.texts.bot.hello(plan?.title ?? null)),
    key,
  );
}

const greeting = (context: Context, text: string, choices: Answer["choices"] = []): Answer => ({
  intent: "help",
  heading: context.texts.bot.greeting,
  plan: null,
  body: null,
  role: null,
  tasks: [],
  text,
  choices,
});

/** Only who opens the chat for the first time is greeted: the event comes at every entry. */
async function greetPerson(deps: Deps, chat: string, person: string, key: string): Promise<void> {
  if (await chatById(deps.db, chat)) return;
  await seeChat(deps.db, chat, "p2p");
  const context = await contextFor(deps, { person, chat, kind: "p2p" }, null);
  const { bot } = context.texts;
  const choices = bot.firstQuestions.map((words) => ({ label: words, words }));
  await deliver(deps, context, { chat }, greeting(context, bot.welcome, choices), key);
}

/** A menu entry's key is what it says: "我的任务", "/汇报". */
async function answerMenu(deps: Deps, person: string, words: string, key: string): Promise<void> {
  const context = await contextFor(deps, { person, chat: null, kind: "p2p" }, null);
  const answer = await ask(context, commands, words);
  if (answer) await deliver(deps, context, { person }, answer, key);
}
