import { today } from "../../clock.ts";
import { type Milestone, type ReportingRules, rhythms } from "../../domain/cycle.ts";
import { SayError } from "../../errors.ts";
import { change } from "../../store/change.ts";
import { planById } from "../../store/plans.ts";
import { putReportingRules, reportingRules } from "../../store/reporting-rules.ts";
import { requireClerk } from "./reporting-task.ts";
import { doerOf, type Scene } from "./scene.ts";
import { settlePhases } from "./settle-phases.ts";

/** What may be wrong with the rules, by field. */
export type RuleProblem = "rhythm" | "dueDay" | "dueTime" | "milestones";

export interface PlanRules extends ReportingRules {
  withoutLead: "each" | "first";
}

const lastDueDay = { weekly: 7, fortnightly: 14, monthly: 31, quarterly: 31, halfYearly: 31 } as const;

export function ruleProblems(rules: PlanRules): RuleProblem[] {
  const problems: RuleProblem[] = [];
  if (!rhythms.includes(rules.rhythm)) return ["rhythm"];
  if (!Number.isInteger(rules.dueDay) || rules.dueDay < 1 || rules.dueDay > lastDueDay[rules.rhythm])
    problems.push("dueDay");
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(rules.dueTime)) problems.push("dueTime");
  if (!rules.milestones.every(isMilestone)) problems.push("milestones");
  return problems;
}

const isMilestone = ({ opensOn, dueOn }: Milestone): boolean => {
  const date = /^\d{4}-\d{2}-\d{2}$/;
  return date.test(opensOn) && date.test(dueOn) && opensOn <= dueOn;
};

/** How a plan asks for reports, set by the clerk. What was reported before keeps the 期 it was sent in. */
export async function setRules(scene: Scene, planId: string, rules: PlanRules): Promise<RuleProblem[]> {
  requireClerk(scene);
  const problems = ruleProblems(rules);
  if (problems.length > 0) return problems;
  await change(scene.db, doerOf(scene, null), async (tx) => {
    const plan = await planById(scene.db, planId);
    if (!plan) throw new SayError("no-plan", scene.texts.reports.refused.noPlan);
    const { withoutLead, ...reporting } = rules;
    const before = { ...(await reportingRules(scene.db, planId)), withoutLead: plan.withoutLead };
    putReportingRules(tx, planId, reporting);
    tx.add("UPDATE plans SET without_lead = ? WHERE id = ?", [withoutLead, planId]);
    tx.audit({ action: "plan.rules", subject: `plan:${planId}`, before, after: rules });
  });
  // Who answers for a task without a lead may just have changed.
  await settlePhases(scene.db, doerOf(scene, null), planId, today(scene.clock));
  return [];
}
