import type { Context } from "../chat/context.ts";
import { type Click, type ClickAnswer, defineAction } from "../chat/define-action.ts";
import { typedReport } from "../domain/report-fields.ts";
import { typedFigures } from "../domain/report-figures.ts";
import {
  type CycleItem,
  type CycleWork,
  canRepeat,
  cycleWork,
  isAnswered,
  isUndecided,
  saveSame,
  saveStep,
  sendCycle,
} from "../services/reports/cycle-work.ts";
import { cycleOverviewCard, cycleStepCard } from "./cycle-card.ts";

const words = (value: unknown): string => (typeof value === "string" ? value : "");

/** Every tap looks again at what the body is asked for: the card on screen may be days old. */
const workOf = (context: Context, { value }: Click): Promise<CycleWork> =>
  cycleWork(context, words(value.plan), words(value.body));

const itemOf = (work: CycleWork, task: string): CycleItem | null =>
  work.items.find((item) => item.duty.task.id === task && !isAnswered(item)) ?? null;

export const cycleShow = defineAction({
  id: "cycle.show",
  run: async (context, click) => ({ card: cycleOverviewCard(context.texts, await workOf(context, click)) }),
});

/** One task: the one named, or the one chosen in the list. */
export const cycleGo = defineAction({
  id: "cycle.go",
  async run(context, click) {
    const work = await workOf(context, click);
    const item = itemOf(work, click.option ?? words(click.value.task));
    return item ? { card: cycleStepCard(context.texts, work, item) } : gone(context, work);
  },
});

/** Keeps what was typed and goes on; a step that is not right yet is shown again, and kept all the same. */
export const cycleSave = defineAction({
  id: "cycle.save",
  async run(context, click) {
    const work = await workOf(context, click);
    const item = itemOf(work, words(click.value.task));
    if (!item) return gone(context, work);
    // Standing tasks show one field only: the others stay as they were.
    const step = { typed: { ...item.typed, ...given(click.form) }, figures: typedFigures(click.form) };
    const wrong = await saveStep(context, work, item, step);
    if (!wrong) return next(context, click, item);
    const count = Object.keys(wrong.problems).length + wrong.bad.length;
    return {
      toast: { type: "error", content: context.texts.reports.form.fix(count) },
      card: cycleStepCard(context.texts, work, item, { ...step, ...wrong }),
    };
  },
});

/** 无变化 for one task. */
export const cycleSame = defineAction({
  id: "cycle.same",
  async run(context, click) {
    const work = await workOf(context, click);
    const item = itemOf(work, words(click.value.task));
    if (!item) return gone(context, work);
    if (!canRepeat(item))
      return { toast: { type: "warning", content: context.texts.reports.refused.nothingLast } };
    await saveSame(context, work, [item]);
    return next(context, click, item);
  },
});

/** 无变化 for all that nothing was said about. */
export const cycleRestSame = defineAction({
  id: "cycle.restSame",
  async run(context, click) {
    const work = await workOf(context, click);
    await saveSame(
      context,
      work,
      work.items.filter((item) => isUndecided(item) && canRepeat(item)),
    );
    return { card: cycleOverviewCard(context.texts, await workOf(context, click)) };
  },
});

export const cycleLater = defineAction({
  id: "cycle.later",
  async run(context, click) {
    const work = await workOf(context, click);
    const item = itemOf(work, words(click.value.task));
    return item ? next(context, click, item) : gone(context, work);
  },
});

/** Everything that is ready, at once. */
export const cycleSend = defineAction({
  id: "cycle.send",
  async run(context, click) {
    const { cycleCard } = context.texts.reports;
    const result = await sendCycle(context, await workOf(context, click));
    const work = await workOf(context, click);
    const left = result.left.map(({ number, why }) => cycleCard.left(number, why)).join("\n");
    const nothing = result.sent.length === 0 && !work.items.every(isAnswered);
    return {
      toast: nothing
        ? { type: "warning", content: cycleCard.nothingReady }
        : { type: "success", content: cycleCard.sent(result.sent.length) },
      card: cycleOverviewCard(context.texts, work, left || undefined),
    };
  },
});

/** The next task after this one that nothing was said about; the overview once there is none. */
async function next(context: Context, click: Click, item: CycleItem): Promise<ClickAnswer> {
  const work = await workOf(context, click);
  const at = work.items.findIndex(({ duty }) => duty.task.id === item.duty.task.id);
  const following = work.items.slice(at + 1).find(isUndecided);
  return {
    card: following ? cycleStepCard(context.texts, work, following) : cycleOverviewCard(context.texts, work),
  };
}

const gone = (context: Context, work: CycleWork): ClickAnswer => ({
  toast: { type: "warning", content: context.texts.reports.cycleCard.changedTask },
  card: cycleOverviewCard(context.texts, work),
});

/** Only the fields that the form had. */
function given(form: Record<string, unknown>): Partial<ReturnType<typeof typedReport>> {
  return Object.fromEntries(Object.entries(typedReport(form)).filter(([field]) => field in form));
}
