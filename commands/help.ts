import { helpCard } from "../src/cards/help-card.ts";
import type { Answer } from "../src/chat/answer.ts";
import type { Context, Right } from "../src/chat/context.ts";
import type { Command } from "../src/chat/define-command.ts";
import { defineCommand } from "../src/chat/define-command.ts";

const strength: Record<Right, number> = { guest: 0, member: 1, head: 2, leader: 3, clerk: 4 };

/** `/帮助`: what may be asked, from the list of commands itself, with examples for the asker's right. */
export const helpWith = (commands: () => readonly Command[]): Command =>
  defineCommand({
    intent: "help",
    slash: ["帮助", "help"],
    summary: { zh: "能问什么、怎么用", en: "what may be asked, and how" },
    examples: { zh: ["/帮助", "怎么用"], en: ["/help"] },
    who: "guest",
    run: async (context) => helpAnswer(context, commands()),
  });

function helpAnswer(context: Context, commands: readonly Command[]): Answer {
  const { answers } = context.texts;
  const { language } = context;
  const lines = commands
    .filter((command) => command.slash.length > 0 && strength[command.who] <= strength[context.actor.right])
    .map((command) => {
      const slash =
        (language === "zh" ? command.slash[0] : command.slash.find((word) => /^[a-z]/.test(word))) ?? "";
      return {
        slash,
        summary: command.summary[language],
        example: command.examples[language][0] ?? `/${slash}`,
      };
    });
  return {
    intent: "help",
    plan: null,
    body: null,
    role: null,
    tasks: [],
    text: [
      answers.help,
      ...lines.map(({ slash, summary, example }) => answers.helpLine(slash, summary, example)),
    ].join("\n"),
    card: helpCard(context.texts, lines),
  };
}
