import type { Reading } from "../../chat/reading.ts";
import { periodSaid } from "../../chat/understand/find-plan.ts";
import type { PlanName } from "../../chat/understand/situation.ts";
import { spellings } from "../../domain/names/body-name.ts";
import type { Plan } from "../../domain/plan.ts";
import type { Db } from "../../store/db.ts";
import { plansOfBodies } from "../../store/tasks.ts";
import { regionNames } from "../bodies/known-directories.ts";

/**
 * The plan a question is about: the one named in it, the chat's, the only one, the one in which the asker's body (else the
 * body asked about) has tasks. Several, when all of these fit: the bot asks back.
 */
export async function choosePlan(
  db: Db,
  plans: readonly Plan[],
  reading: Reading,
  bound: string | null,
  asker: readonly string[],
): Promise<Plan[]> {
  const named = plans.filter((plan) => reading.plans.includes(plan.id));
  if (named.length === 1) return named;
  const here = plans.find((plan) => plan.id === bound);
  if (here && (named.length === 0 || named.includes(here))) return [here];
  const candidates = named.length ? named : [...plans];
  if (candidates.length < 2) return candidates;
  const bodies = reading.bodies.map((body) => body.id);
  const byOwnName = reading.bodies.filter((body) =>
    spellings(body.name).some((name) => reading.words.includes(name)),
  );
  for (const owners of [asker, byOwnName.map((body) => body.id), bodies]) {
    const held = new Set(await plansOfBodies(db, owners));
    const fitting = candidates.filter((plan) => held.has(plan.id));
    if (fitting.length === 1) return fitting;
  }
  return candidates;
}

/** 十五五规划里…, where no such plan was imported for the district; what a task itself says of a period names no plan. */
export function missingPeriod(reading: Reading, plan: Plan, plans: readonly Plan[]): string | null {
  const period = periodSaid(
    /十.五[^,，。]{0,6}(?:规划|方案|计划)(?:里|中|内|的|上)/.exec(reading.words)?.[0] ?? "",
  );
  const near = plans.filter(({ region }) => region === plan.region);
  const held = near.some(
    ({ periodStart, title }) => periodStart === period?.start || title.includes(period?.said ?? ""),
  );
  const topic = reading.known.some((words) => words.includes(period?.said ?? ""));
  return period && !held && !topic ? period.said : null;
}

export const planName = (plan: Plan): PlanName => ({
  id: plan.id,
  title: plan.title,
  region: plan.region,
  regionNames: regionNames(plan.region, plan.title),
  periodStart: plan.periodStart,
  periodEnd: plan.periodEnd,
});
