import type { Command } from "../src/chat/define-command.ts";
import { assign } from "./assign.ts";
import { bind } from "./bind.ts";
import { close } from "./close.ts";
import { correct } from "./correct.ts";
import { cycle } from "./cycle.ts";
import { digest } from "./digest.ts";
import { exportCommand } from "./export.ts";
import { extend } from "./extend.ts";
import { history } from "./history.ts";
import { importCommand } from "./import.ts";
import { plans } from "./plans.ts";
import { report } from "./report.ts";
import { review } from "./review.ts";

/** Written out; a test fails when a command file is missing here. The first command of an intent answers its sentences. */
export const commands: readonly Command[] = [
  report,
  cycle,
  close,
  correct,
  extend,
  plans,
  digest,
  bind,
  assign,
  review,
  importCommand,
  exportCommand,
  // After whatever answers sentences about progress.
  history,
];
