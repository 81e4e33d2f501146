import type { CardJson } from "../chat/platform.ts";
import { card, markdown, plainText } from "../feishu/elements.ts";
import { joinMarkdown, md } from "../feishu/markdown.ts";
import type { Texts } from "../texts/zh.ts";

export interface HelpLine {
  slash: string;
  summary: string;
  example: string;
}

/** One line a command: the word stands out, the example does not. */
export function helpCard({ answers, bot }: Texts, lines: readonly HelpLine[]): CardJson {
  const rows = lines.map(
    ({ slash, summary, example }) => md`**/${slash}**　${summary} <font color='grey'>${example}</font>`,
  );
  return card({
    title: bot.headings.help,
    summary: answers.help,
    elements: [plainText(answers.help), markdown(joinMarkdown(rows, "\n"))],
  });
}
