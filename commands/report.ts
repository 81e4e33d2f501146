import { savedReport } from "../src/cards/report-actions.ts";
import { answerTask, openReport } from "../src/cards/report-opening.ts";
import { reportSavedCard, reportSavedText } from "../src/cards/report-saved.ts";
import type { Answer } from "../src/chat/answer.ts";
import type { Context } from "../src/chat/context.ts";
import { defineCommand } from "../src/chat/define-command.ts";
import type { Reading } from "../src/chat/reading.ts";
import type { Owner } from "../src/domain/owners.ts";
import { emptyReport, type TypedReport } from "../src/domain/report-fields.ts";
import { readReportWords } from "../src/domain/report-words.ts";
import { SayError } from "../src/errors.ts";
import { namedTask } from "../src/services/reports/choose-task.ts";
import { bodyName, type ReportingTask, reportableBodies } from "../src/services/reports/reporting-task.ts";
import { submitReport } from "../src/services/reports/submit-report.ts";
import { lastReportOf } from "../src/store/reports.ts";

/**
 * `/汇报 12` opens the card; `/汇报 12 文字` is a report in one sentence and is saved as it is; a plain sentence that reads
 * like a report only fills the card in, since it may have been meant for somebody else.
 */
export const report = defineCommand({
  intent: "report",
  slash: ["汇报", "report"],
  summary: { zh: "汇报一项任务的进展", en: "report on a task" },
  examples: {
    zh: ["/汇报 12", "/汇报 12 已完成初稿，60%", "第9项规划初稿已完成，预计9月上会"],
    en: ["/report 12", "/report 12 first draft done, 60%"],
  },
  who: "member",
  async run(context, reading) {
    const found = await namedTask(context, {
      plan: reading.plan,
      number: reading.tasks[0]?.number ?? null,
      chatPlan: context.place.plan,
      word: context.language === "zh" ? "汇报" : "report",
    });
    const words = (reading.report?.text ?? reading.rest).trim();
    const bodies = reading.bodies.map((body) => body.id);
    const opening = {
      found,
      bodies,
      typed: words ? typedFromWords(words, reading) : {},
      intent: "report" as const,
    };
    const owner = saidOutright(reading) && words ? onlyBody(context, found, bodies) : null;
    return owner && context.actor.person
      ? saveSentence(context, found, owner, opening.typed)
      : openReport(context, opening);
  },
});

/** With the slash (or the bare word) in front it is a command, not talk. */
const saidOutright = (reading: Reading): boolean =>
  /^\/?(?:汇报|report)(?:\s|\d|#|：|:)/i.test(reading.words.trim());

function onlyBody(context: Context, found: ReportingTask, bodies: string[]): Owner | null {
  const may = reportableBodies(context, found);
  const fitting = bodies.length > 0 ? may.filter((owner) => bodies.includes(owner.body)) : may;
  return fitting.length === 1 ? fitting[0]! : null;
}

function typedFromWords(words: string, reading: Reading): Partial<TypedReport> {
  const said = readReportWords(words);
  const state = reading.report?.state ?? said.state;
  const percent = reading.report?.percent ?? said.percent;
  return {
    progress: words,
    // What stood there last time belongs to last time's text.
    problems: "",
    next: "",
    results: "",
    coordination: "",
    ...(state ? { state } : {}),
    ...(percent !== null ? { percent: String(percent) } : {}),
  };
}

/** What the sentence leaves open stays as it was last reported. */
async function saveSentence(
  context: Context,
  found: ReportingTask,
  owner: Owner,
  said: Partial<TypedReport>,
): Promise<Answer> {
  const last = await lastReportOf(context.db, found.task.id, owner.body);
  const carried = last && last.state !== "done" && last.state !== "notStarted" ? last : null;
  const typed: TypedReport = {
    ...emptyReport,
    state: carried?.state ?? "onTrack",
    percent: String(carried?.percent ?? 0),
    ...said,
  };
  const outcome = await submitReport(context, { task: found.task.id, body: owner.body, typed, form: null });
  if (outcome.kind === "invalid" || outcome.kind === "stale") {
    const { problems } = context.texts.reports;
    const reasons = outcome.kind === "invalid" ? Object.values(outcome.problems) : [];
    throw new SayError("report-refused", reasons.map((reason) => problems[reason]).join("；"));
  }
  const saved = await savedReport(context, outcome);
  return {
    intent: "report",
    plan: found.plan.id,
    body: bodyName(found.directory, owner.body),
    role: null,
    tasks: [await answerTask(context, outcome.found, owner)],
    text: reportSavedText(context.texts, saved),
    card: reportSavedCard(context.texts, context.clock.timeZone, saved),
  };
}
