import { aboutTask, plain } from "../src/cards/about-task.ts";
import { savedReport } from "../src/cards/report-actions.ts";
import { answerTask, openReport } from "../src/cards/report-opening.ts";
import { reportSavedCard, reportSavedText } from "../src/cards/report-saved.ts";
import type { Answer } from "../src/chat/answer.ts";
import type { Context } from "../src/chat/context.ts";
import { defineCommand } from "../src/chat/define-command.ts";
import type { Reading } from "../src/chat/reading.ts";
import type { Owner } from "../src/domain/owners.ts";
import { emptyReport, type TypedReport } from "../src/domain/report-fields.ts";
import { splitReport } from "../src/domain/report-sentence.ts";
import { SayError } from "../src/errors.ts";
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
  run: async (context, reading) =>
    isTold(reading)
      ? plain("report", { text: context.texts.reports.refused.noFitting(reading.words.slice(0, 40)) })
      : aboutTask(context, reading, {
          intent: "report",
          word: reading.language === "zh" ? "汇报" : "report",
          work: (found) => answerReport(context, reading, found),
        }),
});

/** Tells of work by its subject, and no task, or none alone, was found by it (`taskBySubject` has looked). */
const isTold = (reading: Reading): boolean =>
  reading.slash === null && reading.tasks.length === 0 && Boolean(typedFromWords(reading).progress);

async function answerReport(context: Context, reading: Reading, found: ReportingTask): Promise<Answer> {
  const bodies = reading.bodies.map((body) => body.id);
  const typed = typedFromWords(reading);
  const owner = reading.slash !== null && typed.progress ? onlyBody(context, found, bodies) : null;
  return owner && context.actor.person
    ? saveSentence(context, found, owner, typed)
    : openReport(context, { found, bodies, typed: { ...preselected(typed), ...typed }, intent: "report" });
}

/** Somebody who tells of work most likely means that it moves; the form is looked at before it is sent. */
const preselected = ({ progress }: Partial<TypedReport>): Partial<TypedReport> =>
  progress ? { state: "onTrack" } : {};

function onlyBody(context: Context, found: ReportingTask, bodies: string[]): Owner | null {
  const may = reportableBodies(context, found);
  const named = may.filter((owner) => bodies.includes(owner.body));
  const fitting = named.length > 0 ? named : may;
  return fitting.length === 1 ? fitting[0]! : null;
}

/** Words that ask to report, and say nothing of what was done: "我要汇报第3项", "report on task 9", "申请销号". */
const asking =
  /我们?|想|要|来|请|申请|一下|汇报|报送|上报|填报|填写?|更新|提交|销号|办结|核查|任务|进[展度]|第|项|号|的|\b(?:i|we|want|need|would|like|to|let|me|please|report|on|for|file|a|an|close|task|item|no)\b|[\p{P}\p{S}\s\d]/giu;

/** "我要汇报危险化学品企业安全治理工程": asks for the card of a task by its subject and says nothing of it. */
const asksForCard =
  /^(?:我们?|本单位)?(?:要|想|来|去|需要)?(?:汇报|报送|上报|填报)(?!.*(?:已|正在|完成|[,，。:：;；]))|^(?:i|we) (?:want|need|would like) to report on(?!.*(?:done|completed?|finished|[,.:;]))/i;

/** What the sentence says; what stood in the other fields last time belongs to last time's text. */
function typedFromWords({ report: said }: Reading): Partial<TypedReport> {
  const words = said?.text.trim();
  if (!said || !words) return {};
  const judged = {
    ...(said.state ? { state: said.state } : {}),
    ...(said.percent === null ? {} : { percent: String(said.percent) }),
  };
  if (asksForCard.test(words) || (words.replace(asking, "") === "" && !/[%％]|百分之/.test(words)))
    return judged;
  return { results: "", coordination: "", ...splitReport(words), ...judged };
}

/** What the sentence leaves open stays as it was last reported. */
async function saveSentence(
  context: Context,
  found: ReportingTask,
  owner: Owner,
  said: Partial<TypedReport>,
): Promise<Answer> {
  const last = await lastReportOf(context.db, found.task.id, owner.body, found.today);
  const carried = last && last.state !== "done" && last.state !== "notStarted" ? last : null;
  const typed: TypedReport = {
    ...emptyReport,
    state: carried?.state ?? "onTrack",
    percent: String(carried?.percent ?? 0),
    ...said,
  };
  const outcome = await submitReport(context, { task: found.task.id, body: owner.body, typed, form: null });
  if (outcome.kind === "invalid") {
    const { problems } = context.texts.reports;
    const reasons = Object.values(outcome.problems).map((reason) => problems[reason]);
    throw new SayError("report-refused", reasons.join("；"));
  }
  if (outcome.kind === "stale") throw new Error("a sentence has no form that could be stale");
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
