import type { Answer, AnswerTask } from "../chat/answer.ts";
import type { Context } from "../chat/context.ts";
import type { Intent } from "../chat/intents.ts";
import type { CardJson } from "../chat/platform.ts";
import { standingOf } from "../domain/counting-report.ts";
import type { Owner } from "../domain/owners.ts";
import { emptyReport, type TypedReport, typedFrom } from "../domain/report-fields.ts";
import { figuresOf, type TypedFigures } from "../domain/report-figures.ts";
import { taskTitle } from "../domain/task.ts";
import { taskState } from "../domain/task-state.ts";
import { button, card, plainText } from "../feishu/elements.ts";
import { partsFor } from "../services/reports/parts.ts";
import {
  bodyName,
  notOwner,
  type ReportingTask,
  reportableBodies,
} from "../services/reports/reporting-task.ts";
import { planFigures } from "../store/report-figures.ts";
import { countingReports, lastReportOf } from "../store/reports.ts";
import { type ReportFormParts, reportFormCard } from "./report-form.ts";

/** Bodies offered as buttons; a group may have a hundred members. */
const maxChoices = 12;

/** What a sentence or a button has already said. */
export interface Opening {
  found: ReportingTask;
  /** Ids of bodies named; empty = whatever fits. */
  bodies: string[];
  /** Laid over what the last report said. */
  typed: Partial<TypedReport>;
  intent: Intent;
}

/**
 * The report card, filled from the body's last report; a question where several bodies fit.
 * @throws SayError where the actor may not report on this task
 */
export async function openReport(context: Context, opening: Opening): Promise<Answer> {
  const { found } = opening;
  const may = reportableBodies(context, found);
  const named = may.filter((owner) => opening.bodies.includes(owner.body));
  // A body named in the text itself ("已送区政府审议") is nobody to report for.
  const candidates = named.length > 0 ? named : may;
  const [only] = candidates;
  if (!only) throw notOwner(context, found);
  const answer =
    candidates.length === 1
      ? await formAnswer(context, opening, only)
      : chooserAnswer(context, opening, candidates);
  return {
    intent: opening.intent,
    plan: found.plan.id,
    body: candidates.length === 1 ? bodyName(found.directory, only.body) : null,
    role: null,
    tasks: [await answerTask(context, found, only)],
    ...answer,
  };
}

async function formAnswer(
  context: Context,
  { found, typed }: Opening,
  owner: Owner,
): Promise<{ card: CardJson; text: string }> {
  const { reports } = context.texts;
  const last = await lastReportOf(context.db, found.task.id, owner.body, found.today);
  const said = Object.values(typed).some(Boolean);
  const parts = {
    found,
    body: owner.body,
    last,
    typed: { ...startingFrom(last), ...typed },
    id: crypto.randomUUID(),
    ...(said ? { notice: reports.form.check } : {}),
  };
  return {
    card: await formWithParts(context, parts),
    text: `${reports.form.title(found.task.number, taskTitle(found.task, 60))}\n${reports.refused.byText(found.task.number)}`,
  };
}

/** The form with what others have given to it in this 期, and the figures its task names. */
export async function formWithParts(
  context: Context,
  form: Omit<ReportFormParts, "parts" | "figures">,
  figures: { typed: TypedFigures; bad: readonly string[] } = { typed: {}, bad: [] },
): Promise<CardJson> {
  const { plan, task } = form.found;
  const [parts, all] = await Promise.all([
    partsFor(context, form.found, form.body),
    planFigures(context.db, plan.id),
  ]);
  return reportFormCard(context.texts, {
    ...form,
    parts,
    figures: { list: figuresOf(task, all), ...figures },
  });
}

/** A body that has never reported most likely reports because something moves. */
function startingFrom(last: Parameters<typeof typedFrom>[0] | null): TypedReport {
  return last ? typedFrom(last) : { ...emptyReport, state: "onTrack" };
}

function chooserAnswer(
  context: Context,
  { found, typed }: Opening,
  candidates: Owner[],
): { card: CardJson; text: string } {
  const { choose } = context.texts.reports;
  const title = choose.title(found.task.number, taskTitle(found.task, 20));
  const rest = Math.max(0, candidates.length - maxChoices);
  const ask = context.actor.bodies.length > 0 ? choose.ask : choose.clerk(rest);
  const shown = candidates.slice(0, maxChoices);
  return {
    card: card({
      title,
      elements: [
        plainText(ask),
        ...shown.map((owner) =>
          button({
            text: bodyName(found.directory, owner.body),
            value: { do: "report.open", task: found.task.id, body: owner.body, typed },
          }),
        ),
      ],
    }),
    text: `${title}\n${ask}\n${shown.map((owner) => bodyName(found.directory, owner.body)).join("、")}`,
  };
}

/** The task as published in answers. */
export async function answerTask(
  context: Pick<Context, "db">,
  found: ReportingTask,
  owner: Owner | null,
): Promise<AnswerTask> {
  const { task, owners, plan, directory, today } = found;
  const reports = await countingReports(context.db, [task.id]);
  return {
    plan: plan.id,
    seq: task.number,
    title: taskTitle(task),
    content: task.content,
    role: owner?.role ?? null,
    items: owner?.items ?? null,
    via: owner?.via ?? "direct",
    due: task.due,
    state: taskState(task, standingOf(owners, plan.withoutLead, reports, directory, today), today),
  };
}
