import type { CardJson } from "../chat/platform.ts";
import { taskTitle } from "../domain/task.ts";
import {
  button,
  type CardElement,
  card,
  clip,
  columns,
  hr,
  markdown,
  plainText,
} from "../feishu/elements.ts";
import { joinMarkdown, md } from "../feishu/markdown.ts";
import { bodyName } from "../services/reports/reporting-task.ts";
import type { OpenedReport, ReviewedReport, ReviewQueue } from "../services/reports/review-queue.ts";
import type { Evidence } from "../store/evidence.ts";
import type { FiledReport } from "../store/reports.ts";
import type { Texts } from "../texts/zh.ts";
import { evidenceButtons } from "./evidence-card.ts";
import { figureLines, reportText } from "./report-saved.ts";

/** Buttons a section shows; the rest follows as these are worked off. */
const shown = 6;

/** What waits for the clerk in a plan: closings and requests first, then the reports. */
export function reviewListCard(texts: Texts, queue: ReviewQueue, planTitle: string): CardJson {
  const { review } = texts.reports;
  const empty = queue.awaiting.length + queue.requests.length + queue.reports.length === 0;
  return card({
    title: review.title(planTitle),
    colour: empty ? "green" : "blue",
    elements: empty
      ? [plainText(review.nothing)]
      : [...closings(texts, queue), ...requests(texts, queue), ...reports(texts, queue)],
  });
}

function section(
  title: string,
  rows: { words: string; value: Record<string, unknown> }[],
  look: string,
): CardElement[] {
  if (rows.length === 0) return [];
  return [
    markdown(md`**${title}**`),
    ...rows
      .slice(0, shown)
      .map((row) =>
        columns([
          { weight: 4, verticalAlign: "center", elements: [plainText(clip(row.words, 80))] },
          { elements: [button({ text: look, size: "small", value: row.value })] },
        ]),
      ),
    hr(),
  ];
}

function closings({ reports: { review } }: Texts, { awaiting }: ReviewQueue): CardElement[] {
  const rows = awaiting.map((task) => ({
    words: `${task.number} ${taskTitle(task, 24)}`,
    value: { do: "review.closing", task: task.id },
  }));
  return section(review.closings(awaiting.length), rows, review.look);
}

function requests({ reports: { review, request: words } }: Texts, queue: ReviewQueue): CardElement[] {
  const rows = queue.requests.map((request) => ({
    words: words.asks(
      queue.names.get(request.body) ?? request.body,
      words.names[request.kind],
      queue.tasks.get(request.task)?.number ?? "",
    ),
    value: { do: "request.show", request: request.id },
  }));
  return section(review.requests(queue.requests.length), rows, review.look);
}

function reports(texts: Texts, queue: ReviewQueue): CardElement[] {
  const { review } = texts.reports;
  if (queue.reports.length === 0) return [];
  const clean = queue.reports.filter(({ flags, report }) => flags.length === 0 && report.state !== "done");
  const lines = queue.reports.map(({ found, report, flags }) => {
    const mark = flags.length > 0 ? "⚠️" : "▫️";
    const title = review.line(
      found.task.number,
      taskTitle(found.task, 16),
      `${bodyName(found.directory, report.body)} ${texts.common.selfStates[report.state]} ${report.percent}%`,
    );
    return md`${mark} ${title}`;
  });
  return [
    markdown(md`**${review.unchecked(queue.reports.length)}**`),
    markdown(joinMarkdown(lines, "\n")),
    columns([
      {
        elements: [
          button({
            text: review.oneByOne,
            kind: "primary",
            value: { do: "review.open", report: queue.reports[0]!.report.id },
          }),
        ],
      },
      ...(clean.length > 0
        ? [
            {
              elements: [
                button({
                  text: review.acceptAll(clean.length),
                  confirm: { title: review.acceptAll(clean.length), text: review.acceptAllConfirm },
                  // The reports that were on the card, not those that come in until the tap.
                  value: {
                    do: "review.acceptAll",
                    plan: queue.plan,
                    ids: clean.map(({ report }) => report.id),
                  },
                }),
              ],
            },
          ]
        : []),
    ]),
  ];
}

/** One report with what it is to be measured by, and what the clerk may do with it. */
export function reviewReportCard(texts: Texts, parts: OpenedReport, evidence: readonly Evidence[]): CardJson {
  const { review } = texts.reports;
  const { found, report, previous } = parts;
  const value = { report: report.id };
  return card({
    title: review.report(found.task.number, taskTitle(found.task, 24)),
    subtitle: `${bodyName(found.directory, report.body)} · ${report.on}`,
    colour: parts.flags.length > 0 ? "orange" : "blue",
    elements: [
      ...flagLines(texts, parts),
      ...reportText(texts, report),
      ...figureLines(texts, parts.figures).map((words) => plainText(words)),
      ...previousLine(texts, previous),
      ...evidenceElements(texts, evidence),
      columns(
        [
          ...(report.state === "done"
            ? []
            : [
                {
                  elements: [
                    button({
                      text: review.accept,
                      kind: "primary",
                      value: { do: "review.accept", ...value },
                    }),
                  ],
                },
              ]),
          {
            elements: [
              button({ text: review.returnIt, value: { do: "review.ask", what: "return", ...value } }),
            ],
          },
          {
            elements: [
              button({ text: review.correct, value: { do: "review.ask", what: "correct", ...value } }),
            ],
          },
          ...(report.model
            ? []
            : [{ elements: [button({ text: review.model, value: { do: "review.model", ...value } })] }]),
        ],
        "flow",
      ),
      button({ text: review.back, kind: "text", value: { do: "review.show", plan: found.plan.id } }),
    ],
  });
}

export function evidenceElements(texts: Texts, evidence: readonly Evidence[]): CardElement[] {
  if (evidence.length > 0) return evidenceButtons({ texts }, evidence);
  return [plainText(texts.reports.review.noEvidence, { size: "notation", colour: "grey" })];
}

function flagLines(texts: Texts, { flags, report, computed }: ReviewedReport): CardElement[] {
  const { review, flags: words } = texts.reports;
  const colour = flags.includes("stateDiffers") ? "orange" : "grey";
  const lines = [
    ...flags.map((flag) => md`<font color='orange'>${words[flag]}</font>`),
    md`<font color='${colour}'>${review.computed(texts.common.states[computed])}</font>`,
  ];
  if (report.model) lines.push(md`<font color='grey'>${review.isModel}</font>`);
  return [markdown(joinMarkdown(lines, "\n"))];
}

function previousLine(texts: Texts, previous: FiledReport | null): CardElement[] {
  if (!previous) return [];
  const state = texts.common.selfStates[previous.state];
  const words = texts.reports.review.previous(
    previous.on,
    state,
    previous.percent,
    clip(previous.progress, 80),
  );
  return [plainText(words, { size: "notation", colour: "grey" })];
}
