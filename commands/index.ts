import type { Command } from "../src/chat/define-command.ts";
import { assign } from "./assign.ts";
import { bind } from "./bind.ts";
import { bodies } from "./bodies.ts";
import { bodyTasks } from "./body-tasks.ts";
import { close } from "./close.ts";
import { correct } from "./correct.ts";
import { cycle } from "./cycle.ts";
import { digest } from "./digest.ts";
import { dueSoon } from "./due-soon.ts";
import { exportCommand } from "./export.ts";
import { extend } from "./extend.ts";
import { helpWith } from "./help.ts";
import { history } from "./history.ts";
import { importCommand } from "./import.ts";
import { indicators } from "./indicators.ts";
import { myTasks } from "./my-tasks.ts";
import { overdue } from "./overdue.ts";
import { plans } from "./plans.ts";
import { progress } from "./progress.ts";
import { projects } from "./projects.ts";
import { remind } from "./remind.ts";
import { report } from "./report.ts";
import { reportingRules } from "./reporting-rules.ts";
import { review } from "./review.ts";
import { search } from "./search.ts";
import { settings } from "./settings.ts";
import { sign } from "./sign.ts";
import { stats } from "./stats.ts";
import { supervise } from "./supervise.ts";
import { taskDetail } from "./task-detail.ts";
import { unknown } from "./unknown.ts";
import { who } from "./who.ts";

/** Written out; a test fails when a command file is missing here. The first command of an intent answers its sentences. */
export const commands: readonly Command[] = [
  myTasks,
  bodyTasks,
  taskDetail,
  search,
  who,
  overdue,
  dueSoon,
  progress,
  indicators,
  projects,
  stats,
  report,
  cycle,
  close,
  sign,
  correct,
  extend,
  plans,
  digest,
  bind,
  assign,
  review,
  remind,
  supervise,
  settings,
  bodies,
  importCommand,
  exportCommand,
  // After whatever answers sentences of the same intent.
  history,
  reportingRules,
  helpWith(() => commands),
  unknown,
];
