import type { Texts } from "../zh.ts";

export const exports: Texts["exports"] = {
  ledgerTitle: (plan) => `${plan}: ledger of tasks`,
  ledgerHead: (day, cycle, total) => `As of ${day}, ${cycle}, ${total} tasks`,
  extended: (first, due) => `limit was ${first}, now ${due}`,
  columns: {
    number: "No.",
    section: "Section",
    title: "Task",
    content: "Content",
    lead: "Lead",
    others: "Responsible / others",
    deadline: "Limit",
    progress: "Progress",
    state: "State",
    self: "Self-rated",
    percent: "Percent",
    problems: "Problems",
    next: "Next steps",
    reporter: "Reported by",
    remarks: "Remarks",
  },
  role: (name, role) => `${name} (${role})`,
  reporter: (body, day) => `${body} ${day}`,
  whichPlan: 'Which plan? Choose one with "/plans NAME", then send "/export ledger".',
  ledgerMade: (plan, day, total) => `Ledger of ${plan} as of ${day}, ${total} tasks; the file follows.`,
};
