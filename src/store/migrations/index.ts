import { plansAndReports } from "./001-plans-and-reports.ts";
import { imports } from "./002-imports.ts";
import { reporting } from "./010-reporting.ts";
import { rhythm } from "./020-rhythm.ts";
import { reminders } from "./021-reminders.ts";
import { asking } from "./030-asking.ts";
import { directory } from "./040-directory.ts";

/** Written out, in order; a test fails when a file is missing here. A released migration is never edited. */
export const migrations: { name: string; sql: string }[] = [
  { name: "001-plans-and-reports", sql: plansAndReports },
  { name: "002-imports", sql: imports },
  { name: "010-reporting", sql: reporting },
  { name: "020-rhythm", sql: rhythm },
  { name: "021-reminders", sql: reminders },
  { name: "030-asking", sql: asking },
  { name: "040-directory", sql: directory },
];
