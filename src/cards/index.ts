import type { Action } from "../chat/define-action.ts";
import { bindAgree, bindRefuse } from "./bind-request.ts";
import { digestActions } from "./digest-actions.ts";
import { importConfirm, importDrop } from "./import-preview.ts";
import { noticeActions } from "./notice-actions.ts";
import { reminderActions } from "./reminder-message.ts";
import { reportingActions } from "./reporting-actions.ts";
import { settingsActions } from "./settings-actions.ts";

/** Written out: every action a button can name. A test fails when an action file is missing here. */
export const actions: Action[] = [
  bindAgree,
  bindRefuse,
  ...digestActions,
  importConfirm,
  importDrop,
  ...noticeActions,
  ...reminderActions,
  ...reportingActions,
  ...settingsActions,
];
