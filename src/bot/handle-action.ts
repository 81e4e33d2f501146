import { actions as cardActions } from "../cards/index.ts";
import type { Context } from "../chat/context.ts";
import type { Click, ClickAnswer } from "../chat/define-action.ts";
import type { Deps } from "../deps.ts";
import { SayError } from "../errors.ts";
import type { ActionAnswer, IncomingAction } from "../feishu/incoming.ts";
import { chatById } from "../store/chats.ts";
import { claimEvent, finishEvent } from "../store/inbox.ts";
import { answerActions } from "./answer-actions.ts";
import { contextFor, textsOf } from "./context-for.ts";
import { deliver } from "./deliver.ts";

/** The platform waits three seconds for a callback's answer; what takes longer updates the card afterwards. */
const answerWithinMs = 2_400;

/** One tap: claimed by its id, done once, answered the same way however often it is delivered. */
export async function handleAction(deps: Deps, action: IncomingAction): Promise<ActionAnswer> {
  const claim = await claimEvent(deps.db, action.id, null, deps.clock.real());
  if (claim.state === "done") return claim.answer ? readAnswer(claim.answer) : {};
  const chat = action.chatId ? await chatById(deps.db, action.chatId) : null;
  const at = { person: action.operator, chat: action.chatId, kind: chat?.kind ?? "p2p" } as const;
  const context = await contextFor(deps, at, null);
  if (claim.state === "working") return { toast: { type: "info", content: context.texts.bot.working } };
  const work = answerTo(deps, context, action);
  const answer = await Promise.race([work, after(answerWithinMs)]);
  if (answer) return answer;
  deps.later("action.slow", async () => updateCard(deps, action, await work));
  return { toast: { type: "info", content: context.texts.bot.slow } };
}

async function answerTo(deps: Deps, context: Context, action: IncomingAction): Promise<ActionAnswer> {
  const { say, ...answer } = await runAction(deps, context, action);
  await finishEvent(deps.db, action.id, JSON.stringify(answer));
  if (say) {
    const target = action.chatId ? { chat: action.chatId } : { person: action.operator };
    deps.later("action.say", () => deliver(deps, context, target, say, action.id));
  }
  return answer;
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

async function updateCard(deps: Deps, action: IncomingAction, answer: ActionAnswer): Promise<void> {
  if (answer.card && action.messageId) await deps.platform.updateCard(action.messageId, answer.card);
}

/** Written by `finishEvent` above and by nobody else. */
const readAnswer = (stored: string): ActionAnswer => JSON.parse(stored) as ActionAnswer;

const after = (ms: number): Promise<null> => new Promise((resolve) => setTimeout(() => resolve(null), ms));
