import type { Texts } from "../zh.ts";

export const reminders: Texts["reminders"] = {
  title: "Reminder",
  subtitle: (date) => `${date} · one a day at most, never for what is reported`,
  plan: (plan, body, cycle) => `${plan}, ${body} · ${cycle}`,
  opens: (count, due) =>
    `This cycle is open: ${count} ${count === 1 ? "report" : "reports"}, by ${due}. What has not changed is one tap.`,
  ends: (count, due) =>
    `This cycle closes on ${due}; ${count} ${count === 1 ? "report is" : "reports are"} still missing.`,
  limit: (number, title, days, due) =>
    days === 0
      ? `${number}. ${title}: due today (${due})`
      : `${number}. ${title}: due in ${days} ${days === 1 ? "day" : "days"} (${due})`,
  more: (count) => `… and ${count} more with near limits`,
  fill: "Report",
  snooze: "Not for three days",
  lighter: "Remind me less",
  fuller: "Remind me as usual",
  snoozed: (until) => `No reminders before ${until}.`,
  levelSet: {
    standard: "You will be reminded as usual.",
    light:
      "You will be reminded only on the day of a limit and on the last working day before a cycle closes.",
  },
  notYours: "Only your own reminders can be set.",
};
