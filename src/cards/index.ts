import type { Action } from "../chat/define-action.ts";
import { bindAgree, bindRefuse } from "./bind-request.ts";
import { reportOpen, reportSame, reportSubmit } from "./report-actions.ts";

/** Written out: every action a button can name. A test fails when an action file is missing here. */
export const actions: Action[] = [bindAgree, bindRefuse, reportOpen, reportSubmit, reportSame];
