import type { Context } from "../chat/context.ts";
import { defineAction } from "../chat/define-action.ts";
import type { CardJson } from "../chat/platform.ts";
import { taskTitle } from "../domain/task.ts";
import { button, type CardElement, card, clip, columns, markdown, plainText } from "../feishu/elements.ts";
import { md } from "../feishu/markdown.ts";
import { type ReportingTask, reportingTask } from "../services/reports/reporting-task.ts";
import { type TaskHistory, taskHistory } from "../services/reports/task-history.ts";
import { evidenceButtons } from "./evidence-card.ts";
import { entryWords, headline } from "./history-words.ts";

const perPage = 8;
/** Characters of a report's text on the card; `/任务` and the export have it whole. */
const wordsLength = 400;

/** What was said and done about a task, newest first. Files are opened from here by whoever may open them. */
export function historyCard(
  { texts, clock: { timeZone }, actor }: Pick<Context, "texts" | "clock" | "actor">,
  found: ReportingTask,
  history: TaskHistory,
  page: number,
): CardJson {
  const { history: words } = texts.reports;
  const pages = Math.max(1, Math.ceil(history.entries.length / perPage));
  const at = Math.min(Math.max(page, 1), pages);
  const shown = history.entries.slice((at - 1) * perPage, at * perPage);
  const turn = (text: string, target: number): CardElement =>
    button({
      text,
      size: "small",
      disabled: target < 1 || target > pages,
      value: { do: "history.page", task: found.task.id, page: target },
    });
  return card({
    title: words.title(found.task.number, taskTitle(found.task, 28)),
    subtitle: words.count(history.entries.length),
    elements: [
      ...(shown.length === 0 ? [plainText(words.none)] : []),
      ...shown.flatMap((entry) => [
        markdown(md`**${headline(texts, timeZone, history, entry)}**`),
        ...entryWords(texts, entry).map((line) => plainText(clip(line, wordsLength))),
        ...(entry.kind === "report" && actor.right !== "guest"
          ? evidenceButtons({ texts }, entry.evidence)
          : []),
      ]),
      ...(pages > 1
        ? [
            columns([
              { elements: [turn(texts.bot.previous, at - 1)] },
              { elements: [turn(texts.bot.next, at + 1)] },
            ]),
          ]
        : []),
    ],
  });
}

/** The history in plain words, the newest entries first. */
export function historyText(
  { texts, clock: { timeZone } }: Pick<Context, "texts" | "clock">,
  found: ReportingTask,
  history: TaskHistory,
): string {
  const { history: words } = texts.reports;
  const lines = history.entries
    .slice(0, 20)
    .map((entry) => [headline(texts, timeZone, history, entry), ...entryWords(texts, entry)].join("\n"));
  const title = words.title(found.task.number, taskTitle(found.task, 60));
  return [title, ...(lines.length > 0 ? lines : [words.none])].join("\n");
}

export const historyPage = defineAction({
  id: "history.page",
  async run(context, { value }) {
    const found = await reportingTask(context, typeof value.task === "string" ? value.task : "");
    const page = Number(value.page) || 1;
    return { card: historyCard(context, found, await taskHistory(context, found), page) };
  },
});
