import { plain } from "../cards/about-task.ts";
import { actions as cardActions } from "../cards/index.ts";
import type { Context } from "../chat/context.ts";
import type { Click, ClickAnswer } from "../chat/define-action.ts";
import type { Deps } from "../deps.ts";
import { SayError } from "../errors.ts";
import type { ActionAnswer, IncomingAction } from "../feishu/incoming.ts";
import { chatById } from "../store/chats.ts";
import { claimEvent, finishEvent } from "../store/inbox.ts";
import { personById } from "../store/people.ts";
import type { Texts } from "../texts/zh.ts";
import { answerActions } from "./answer-actions.ts";
import { contextFor, textsOf } from "./context-for.ts";
import { deliver } from "./deliver.ts";

/** The platform waits three seconds for a callback's answer; what takes longer is shown afterwards. */
const answerWithinMs = 2_400;

/** One tap: claimed by its id, done once, answered the same way however often it is delivered. */
export async function handleAction(deps: Deps, action: IncomingAction): Promise<ActionAnswer> {
  const claim = await claimEvent(deps.db, action.id, null, deps.clock.real());
  if (claim.state === "done") return claim.answer ? readAnswer(claim.answer) : {};
  const texts = await textsFor(deps, action.operator);
  if (claim.state === "working") return { toast: { type: "info", content: texts.bot.working } };
  const work = answerTo(deps, action);
  const answer = await Promise.race([work, after(answerWithinMs)]);
  if (answer) return answer;
  deps.later("action.slow", async () => showLate(deps, action, await work));
  return { toast: { type: "info", content: texts.bot.slow } };
}

/** By what is kept here alone: nobody else is asked before the platform has its answer. */
async function textsFor(deps: Deps, person: string): Promise<Texts> {
  return textsOf((await personById(deps.db, person))?.language ?? "zh");
}

async function answerTo(deps: Deps, action: IncomingAction): Promise<ActionAnswer> {
  const context = await contextOf(deps, action);
  const { say, ...answer } = await runAction(deps, context, action);
  await finishEvent(deps.db, action.id, JSON.stringify(answer));
  if (say) {
    const target = action.chatId ? { chat: action.chatId } : { person: action.operator };
    deps.later("action.say", () => deliver(deps, context, target, say, action.id));
  }
  return answer;
}

async function contextOf(deps: Deps, action: IncomingAction): Promise<Context> {
  const chat = action.chatId ? await chatById(deps.db, action.chatId) : null;
  const at = { person: action.operator, chat: action.chatId, kind: chat?.kind ?? "p2p" } as const;
  return contextFor(deps, at, null);
}

async function runAction(deps: Deps, context: Context, action: IncomingAction): Promise<ClickAnswer> {
  const name = typeof action.value.do === "string" ? action.value.do : "";
  const found = [...answerActions, ...cardActions].find((candidate) => candidate.id === name);
  if (!found) return { toast: { type: "warning", content: textsOf(context.language).bot.staleButton } };
  const click: Click = {
    id: action.id,
    value: action.value,
    name: action.name,
    form: action.form,
    option: action.option,
    messageId: action.messageId,
  };
  try {
    return await found.run(context, click);
  } catch (cause) {
    if (cause instanceof SayError) return { toast: { type: "error", content: cause.say } };
    deps.log.error("action.failed", { action: name, event: action.id, cause });
    return { toast: { type: "error", content: context.texts.bot.failed(action.id.slice(-8)) } };
  }
}

/** What came too late for the callback: the card is replaced, and words without a card are said to the person. */
async function showLate(deps: Deps, action: IncomingAction, answer: ActionAnswer): Promise<void> {
  if (answer.card && action.messageId) return deps.platform.updateCard(action.messageId, answer.card);
  if (!answer.toast) return;
  const context = await contextOf(deps, action);
  await deliver(
    deps,
    context,
    { person: action.operator },
    plain("unknown", { text: answer.toast.content }),
    `late:${action.id}`,
  );
}

/** Written by `finishEvent` above and by nobody else. */
const readAnswer = (stored: string): ActionAnswer => JSON.parse(stored) as ActionAnswer;

const after = (ms: number): Promise<null> => new Promise((resolve) => setTimeout(() => resolve(null), ms));
