import { defineAction } from "../chat/define-action.ts";
import type { CardJson } from "../chat/platform.ts";
import { civilTime } from "../clock.ts";
import { taskTitle } from "../domain/task.ts";
import { button, type CardElement, card, clip, columns, markdown, plainText } from "../feishu/elements.ts";
import { md } from "../feishu/markdown.ts";
import { type ReportingTask, reportingTask } from "../services/reports/reporting-task.ts";
import { type HistoryEntry, type TaskHistory, taskHistory } from "../services/reports/task-history.ts";
import type { Texts } from "../texts/zh.ts";

const perPage = 8;
/** Characters of a report's text on the card; `/任务` and the export have it whole. */
const wordsLength = 400;

/** What was said and done about a task, newest first. */
export function historyCard(
  texts: Texts,
  timeZone: string,
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

function headline(texts: Texts, timeZone: string, history: TaskHistory, entry: HistoryEntry): string {
  const { history: words } = texts.reports;
  const person = entry.person === "cli" ? words.commandLine : history.people.get(entry.person);
  const who = [entry.body ? history.bodies.get(entry.body) : null, person].filter(Boolean).join(" ");
  return [civilTime(entry.at, timeZone), who, what(texts, entry)].filter(Boolean).join(" · ");
}

function what(texts: Texts, entry: HistoryEntry): string {
  const { history: words, request } = texts.reports;
  switch (entry.kind) {
    case "report":
      return `${texts.common.selfStates[entry.report.state]} ${entry.report.percent}%`;
    case "verdict":
      return words.verdicts[entry.event.kind];
    case "task":
      return words.events[entry.event.kind];
    case "request":
      return words.asked(request.names[entry.request.kind]);
    case "decision":
      return words.decided(request.names[entry.request.kind], entry.request.decision?.agreed ?? false);
  }
}

function entryWords(texts: Texts, entry: HistoryEntry): string[] {
  const { fields, review, request } = texts.reports;
  if (entry.kind === "report") {
    // What the body wrote, also where the clerk mended a slip: the correction is an entry of its own.
    const sent = entry.report.asSent ?? entry.report;
    const named = (["results", "problems", "coordination", "next"] as const).flatMap((field) =>
      sent[field] ? [`${fields[field]}：${sent[field]}`] : [],
    );
    const files = entry.evidence.map((file) => file.name);
    return [sent.progress, ...named, ...(files.length > 0 ? [review.evidence(files)] : [])].filter(Boolean);
  }
  if (entry.kind === "verdict") {
    const corrected = Object.values(entry.event.fields ?? {}).map(String);
    return [...corrected, entry.event.reason].filter(Boolean);
  }
  if (entry.kind === "task") return taskEventWords(texts, entry.event);
  if (entry.kind === "request")
    return [entry.request.reason, entry.request.newDue ? request.until("", entry.request.newDue) : ""].filter(
      Boolean,
    );
  return [entry.request.decision?.reason ?? ""].filter(Boolean);
}

function taskEventWords(texts: Texts, event: Extract<HistoryEntry, { kind: "task" }>["event"]): string[] {
  const { request, review, checks } = texts.reports;
  const lines = [event.reason];
  if (event.kind === "limit") lines.unshift(request.until(event.before ?? "", event.after ?? ""));
  if (event.kind === "owners")
    lines.unshift(request.until(ownersWords(texts, event.before), ownersWords(texts, event.after)));
  if (event.kind === "closed")
    lines.unshift(
      `${review.closed(event.late ?? false)}${event.checked ? ` · ${checks[event.checked]}` : ""}`,
    );
  return lines.filter(Boolean);
}

/** "lead:区安监局;support:区水务局" as kept for the record → in the reader's words. */
function ownersWords({ common }: Texts, owners: string | null): string {
  const roles: Record<string, string> = common.roles;
  return (owners ?? "")
    .split(";")
    .filter(Boolean)
    .map((owner) => {
      const [role = "", name = ""] = owner.split(":");
      return `${name}（${roles[role] ?? role}）`;
    })
    .join("、");
}

/** The history in plain words, the newest entries first. */
export function historyText(
  texts: Texts,
  timeZone: string,
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
    const history = await taskHistory(context, found.task.id);
    const page = Number(value.page) || 1;
    return { card: historyCard(context.texts, context.clock.timeZone, found, history, page) };
  },
});
