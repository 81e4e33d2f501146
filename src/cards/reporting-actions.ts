import type { Action } from "../chat/define-action.ts";
import { assignSave } from "./assign-actions.ts";
import {
  cycleGo,
  cycleLater,
  cycleRestSame,
  cycleSame,
  cycleSave,
  cycleSend,
  cycleShow,
} from "./cycle-actions.ts";
import { evidenceMove, evidenceOpen } from "./evidence-card.ts";
import { historyPage } from "./history-card.ts";
import { reportOpen, reportSame, reportSubmit, reportTake } from "./report-actions.ts";
import { requestAgree, requestAsk, requestOpen, requestRefuse, requestShow } from "./request-actions.ts";
import {
  reviewAccept,
  reviewAcceptAll,
  reviewAsk,
  reviewClose,
  reviewClosing,
  reviewCorrect,
  reviewModel,
  reviewOpen,
  reviewRefuseClose,
  reviewReturn,
  reviewShow,
} from "./review-actions.ts";
import { rulesSave, rulesShow } from "./rules-card.ts";
import { signAll, signAsk, signRefuse, signShow } from "./sign-card.ts";
import { assignOpen, taskAsk, taskEvidence, taskMove } from "./task-admin-card.ts";

/** Everything a button can do about reports, in the order of a report's life. */
export const reportingActions: Action[] = [
  reportOpen,
  reportSubmit,
  reportSame,
  reportTake,
  cycleShow,
  cycleGo,
  cycleSave,
  cycleSame,
  cycleRestSame,
  cycleLater,
  cycleSend,
  requestOpen,
  requestAsk,
  requestShow,
  requestAgree,
  requestRefuse,
  reviewShow,
  reviewOpen,
  reviewAccept,
  reviewAcceptAll,
  reviewModel,
  reviewAsk,
  reviewReturn,
  reviewCorrect,
  reviewClosing,
  reviewClose,
  reviewRefuseClose,
  assignSave,
  historyPage,
  evidenceMove,
  evidenceOpen,
  assignOpen,
  taskAsk,
  taskMove,
  taskEvidence,
  signShow,
  signAll,
  signAsk,
  signRefuse,
  rulesShow,
  rulesSave,
];
