import type { Texts } from "../zh.ts";

export const settings: Texts["settings"] = {
  title: "Settings",
  reminders: { standard: "My reminders: as usual", light: "My reminders: few" },
  clerkOnly: "Only the administrator sets the calendar and the quota.",
  calendar: {
    title: "Working days",
    unknown: (year) =>
      `The holidays of ${year} are not known here yet: weekends and fixed holidays only; please add them.`,
    known: (from, to) => `Statutory holidays and make-up days of ${from}–${to} are known.`,
    own: (day, working, note) => `${day} ${working ? "working" : "free"}${note ? ` (${note})` : ""}`,
    none: "No days were set besides.",
    day: "Day",
    kind: "It is",
    working: "a working day",
    free: "free",
    remove: "as in the calendar",
    note: "Note (optional)",
    save: "Save",
    dayMissing: "Please choose a day.",
    saved: (day) => `${day} is set.`,
  },
  quota: {
    title: "Calls to the platform",
    used: (calls, limit) =>
      limit === null
        ? `${calls} calls this month, no limit.`
        : `${calls} calls this month of ${limit} (other self-built apps of the tenant use the same quota).`,
    assumed: "The edition is not confirmed: the free one is assumed for warnings, and nothing is held back.",
    free: "Free edition (10,000 a month)",
    none: "Paid edition (no limit)",
    saved: "Saved.",
  },
  log: "Messages sent",
  rules: "Reporting rhythm, signing",
  bodies: "Directory of bodies",
  leaders: "Leaders",
  rule: (plan, rhythm, ...rest) => `${plan}: ${[rhythm, ...rest].join("; ")}`,
  rhythms: {
    weekly: (day, time) => `weekly, by day ${day} of the week, ${time}`,
    fortnightly: (day, time) => `every two weeks, by day ${day}, ${time}`,
    monthly: (day, time) => `monthly, by the ${day}th, ${time}`,
    quarterly: (day, time) => `quarterly, by the ${day}th of the last month, ${time}`,
    halfYearly: (day, time) => `half-yearly, by the ${day}th of the last month, ${time}`,
  },
  digests: "Digests are set in groups: say “/digest settings” there.",
  how: "Or say: /settings reminders light | standard, /settings calendar 2026-02-14 working | free | remove, /settings quota 10000 | none",
};
