import type { Action } from "../chat/define-action.ts";
import { bindAgree, bindRefuse } from "./bind-request.ts";
import { bodyActions } from "./body-actions.ts";
import { digestActions } from "./digest-actions.ts";
import { groupActions } from "./group-actions.ts";
import { importConfirm, importDrop } from "./import-preview.ts";
import { leaderActions } from "./leaders-card.ts";
import { liaisonListActions } from "./liaison-list-card.ts";
import { noticeActions } from "./notice-actions.ts";
import { reminderActions } from "./reminder-message.ts";
import { reportingActions } from "./reporting-actions.ts";
import { settingsActions } from "./settings-actions.ts";
import { unplacedActions } from "./unplaced-card.ts";

/** Written out: every action a button can name. A test fails when an action file is missing here. */
export const actions: Action[] = [
  bindAgree,
  bindRefuse,
  ...bodyActions,
  ...digestActions,
  ...groupActions,
  importConfirm,
  importDrop,
  ...leaderActions,
  ...liaisonListActions,
  ...noticeActions,
  ...reminderActions,
  ...reportingActions,
  ...settingsActions,
  ...unplacedActions,
];
