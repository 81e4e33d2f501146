import type { Context } from "../chat/context.ts";
import { defineAction } from "../chat/define-action.ts";
import type { CardJson } from "../chat/platform.ts";
import { today } from "../clock.ts";
import { cycleOn, type Milestone, type ReportingRules, rhythms } from "../domain/cycle.ts";
import type { Plan } from "../domain/plan.ts";
import { SayError } from "../errors.ts";
import {
  type CardElement,
  card,
  collapsible,
  columns,
  datePicker,
  form,
  input,
  pickedDate,
  plainText,
  select,
  submitButton,
} from "../feishu/elements.ts";
import { changedSince, stampOf } from "../services/bodies/changed-since.ts";
import { requireClerk } from "../services/reports/reporting-task.ts";
import { type PlanRules, type RuleProblem, setRules } from "../services/reports/set-rules.ts";
import { planById } from "../store/plans.ts";
import { reportingRules } from "../store/reporting-rules.ts";
import { numberIn } from "./group-actions.ts";
import { meanwhileWords } from "./group-card.ts";
import { problemLine } from "./settled-card.ts";

const milestones = ["midterm", "final"] as const;
type TypedRules = Record<string, string>;

/** How a plan asks for reports: rhythm, due day and hour, signing, who reports without a lead, mid-term and final. */
export async function rulesCard(context: Context, planId: string): Promise<CardJson> {
  requireClerk(context);
  const plan = await planById(context.db, planId);
  if (!plan) throw new SayError("no-plan", context.texts.reports.refused.noPlan);
  const rules = await reportingRules(context.db, planId);
  const seen = await stampOf(context.db, `plan:${planId}`, "plan.rules");
  return build(context, plan, rules, typedFrom({ ...rules, withoutLead: plan.withoutLead }), [], seen);
}

function typedFrom(rules: PlanRules): TypedRules {
  const typed: TypedRules = {
    rhythm: rules.rhythm,
    dueDay: String(rules.dueDay),
    dueTime: rules.dueTime,
    signing: rules.signing ? "yes" : "no",
    withoutLead: rules.withoutLead,
  };
  for (const { kind, opensOn, dueOn } of rules.milestones) {
    typed[`${kind}Opens`] = opensOn;
    typed[`${kind}Due`] = dueOn;
  }
  return typed;
}

function build(
  context: Context,
  plan: Plan,
  now: ReportingRules,
  typed: TypedRules,
  problems: readonly RuleProblem[],
  seen: number,
): CardJson {
  const { rules: words, cycle, by } = context.texts.reports;
  const current = cycleOn(now, today(context.clock));
  const wrong = (problem: RuleProblem): CardElement[] =>
    problemLine(problems.includes(problem) ? words.problems[problem] : undefined);
  const choice = (name: keyof typeof words.fields, options: Record<string, string>): CardElement[] => [
    plainText(words.fields[name]),
    select({
      name,
      options: Object.entries(options).map(([value, text]) => ({ value, text })),
      ...(typed[name] ? { selected: typed[name] } : {}),
    }),
  ];
  const dates = milestones.flatMap((kind) => [
    plainText(words.milestones[kind]),
    columns([
      {
        weight: 1,
        elements: [
          datePicker({ name: `${kind}Opens`, placeholder: words.opens, ...given(typed[`${kind}Opens`]) }),
        ],
      },
      {
        weight: 1,
        elements: [datePicker({ name: `${kind}Due`, placeholder: words.due, ...given(typed[`${kind}Due`]) })],
      },
    ]),
  ]);
  return card({
    title: words.title(plan.title),
    subtitle: `${cycle(current)}，${by(current)}`,
    colour: problems.length > 0 ? "orange" : "blue",
    elements: [
      form("rules", [
        ...choice("rhythm", words.rhythms),
        ...wrong("rhythm"),
        columns([
          {
            weight: 1,
            elements: [
              input({ name: "dueDay", label: words.fields.dueDay, value: typed.dueDay ?? "" }),
              ...wrong("dueDay"),
            ],
          },
          {
            weight: 1,
            elements: [
              input({ name: "dueTime", label: words.fields.dueTime, value: typed.dueTime ?? "" }),
              ...wrong("dueTime"),
            ],
          },
        ]),
        ...choice("withoutLead", words.withoutLead),
        ...choice("signing", words.signing),
        collapsible(
          words.milestonesTitle,
          dates,
          milestones.some((kind) => Boolean(typed[`${kind}Due`])),
        ),
        ...wrong("milestones"),
        submitButton({ text: words.save, name: "submit", value: { do: "rules.save", plan: plan.id, seen } }),
      ]),
    ],
  });
}

const given = (value: string | undefined): { value?: string } => (value ? { value } : {});

export const rulesShow = defineAction({
  id: "rules.show",
  run: async (context, { value }) => ({ card: await rulesCard(context, String(value.plan ?? "")) }),
});

export const rulesSave = defineAction({
  id: "rules.save",
  async run(context, { value, form: fields }) {
    requireClerk(context);
    const { rules: words, refused } = context.texts.reports;
    const plan = await planById(context.db, String(value.plan ?? ""));
    if (!plan) throw new SayError("no-plan", refused.noPlan);
    const typed: TypedRules = Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [name, typeof field === "string" ? field.trim() : ""]),
    );
    const rules = rulesFrom(typed);
    const seen = numberIn(value.seen);
    const meanwhile = await changedSince(context.db, `plan:${plan.id}`, seen, "plan.rules");
    const problems: RuleProblem[] = rules ? await setRules(context, plan.id, rules) : ["rhythm"];
    if (problems.length > 0) {
      const now = await reportingRules(context.db, plan.id);
      const card = build(context, plan, now, dated(typed), problems, seen);
      return { toast: { type: "error", content: words.problems[problems[0]!] }, card };
    }
    const note = await meanwhileWords(context, meanwhile);
    return {
      toast: { type: note ? "warning" : "success", content: words.saved + note },
      card: await rulesCard(context, plan.id),
    };
  },
});

const dated = (typed: TypedRules): TypedRules =>
  Object.fromEntries(
    Object.entries(typed).map(([name, value]) => [
      name,
      /Opens$|Due$/.test(name) ? (pickedDate(value) ?? "") : value,
    ]),
  );

/** null where the rhythm is none. Only half of a milestone's dates is a mistake; none of them means that there is none. */
function rulesFrom(typed: TypedRules): PlanRules | null {
  const found: Milestone[] = milestones.flatMap((kind) => {
    const [opensOn, dueOn] = [pickedDate(typed[`${kind}Opens`]) ?? "", pickedDate(typed[`${kind}Due`]) ?? ""];
    return opensOn || dueOn ? [{ kind, opensOn, dueOn }] : [];
  });
  const rhythm = rhythms.find((candidate) => candidate === typed.rhythm);
  if (!rhythm) return null;
  return {
    rhythm,
    dueDay: Number((typed.dueDay ?? "").normalize("NFKC")),
    dueTime: (typed.dueTime ?? "").normalize("NFKC").replace(/^(\d):/, "0$1:"),
    signing: typed.signing === "yes",
    withoutLead: typed.withoutLead === "first" ? "first" : "each",
    milestones: found,
  };
}
