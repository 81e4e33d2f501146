import { commands } from "../../commands/index.ts";
import { answerCard } from "../cards/answer-card.ts";
import { type Action, type Click, defineAction } from "../chat/define-action.ts";
import { type Intent, planIntents } from "../chat/intents.ts";
import { ask } from "../services/ask/ask.ts";

/** Questions that only read: nothing else is asked in another person's name when somebody turns a page. */
const readIntents: ReadonlySet<Intent> = new Set<Intent>([...planIntents, "plans", "help", "unknown"]);

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** The task of a button, or the one chosen from a menu. */
const taskWords = (click: Click): string =>
  `${textOf(click.value.plan)}#${textOf(click.value.number) || (click.option ?? "")}`;

/** Buttons of answers: they ask on in the words a person would type. */
export const answerActions: Action[] = [
  defineAction({
    id: "answer.task",
    run: async (context, click) => ({
      say: (await ask(context, commands, `/任务 ${taskWords(click)}`)) ?? undefined,
    }),
  }),
  defineAction({
    id: "answer.progress",
    run: async (context, click) => ({
      say: (await ask(context, commands, `/进展 ${taskWords(click)}`)) ?? undefined,
    }),
  }),
  defineAction({
    id: "answer.say",
    run: async (context, click) => ({
      say: (await ask(context, commands, textOf(click.value.words))) ?? undefined,
    }),
  }),
  defineAction({
    id: "answer.page",
    async run(context, click) {
      if (click.value.asker !== context.actor.person) {
        return { toast: { type: "warning", content: context.texts.bot.notYours } };
      }
      const words = textOf(click.value.words);
      const answer = await ask(context, commands, words);
      if (!answer || !readIntents.has(answer.intent)) {
        return { toast: { type: "warning", content: context.texts.bot.staleButton } };
      }
      return { card: answerCard(context, answer, Number(click.value.page) || 1, words) };
    },
  }),
];
