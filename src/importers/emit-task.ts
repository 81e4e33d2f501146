import { contextAt } from "./carry-over.ts";
import { type Owner, readClause } from "./clause.ts";
import { deadlineInText } from "./deadlines.ts";
import type { Deadline } from "./draft.ts";
import { assignmentsOf, type Findings } from "./findings.ts";
import { goalsIn } from "./goals.ts";
import { bindingOf, isGoalHeading } from "./headings.ts";
import type { PlanDocument } from "./plan-document.ts";
import { setsFigure } from "./quantities.ts";

/** Owners that a heading gives to the tasks under it. */
export interface Inherited {
  owners: Owner[];
  deadline: Deadline | null;
  clause: string;
}

export interface ProseTask {
  seq: string | null;
  path: string[];
  title: string | null;
  content: string;
  clause: string | null;
  line: number;
  inherited: Inherited | null;
  /** What the headings above say of all goals under them (6项约束性指标). */
  intro: string;
}

/** Stores one task of prose; a goal with a figure in a section of goals is an indicator instead. */
export function emitTask(document: PlanDocument, found: Findings, task: ProseTask): void {
  const said = task.clause ? readClause(task.clause, contextAt(document, task.line)) : null;
  const owners = said && said.owners.length > 0 ? said.owners : (task.inherited?.owners ?? []);
  const assignments = assignmentsOf(document, owners, task.line, found.warnings);
  const whole = task.title && task.title !== task.content ? `${task.title}。${task.content}` : task.content;
  if (task.path.some(isGoalHeading) && setsFigure(whole)) {
    const binding =
      bindingOf(`${whole}${task.clause ?? ""}`) ?? bindingOf(`${task.path.join("")}${task.intro}`);
    const indicators = goalsIn(whole, task.line, binding, assignments);
    if (indicators.length > 0) {
      found.indicators.push(...indicators);
      return;
    }
  }
  found.tasks.push({
    seq: task.seq,
    path: task.path,
    title: task.title,
    content: task.content,
    clause: (task.clause ?? task.inherited?.clause ?? null)?.replaceAll("\u2003", " ") ?? null,
    deadline: said?.deadline ?? task.inherited?.deadline ?? deadlineInText(whole, document.years),
    assignments,
    line: task.line,
  });
}
