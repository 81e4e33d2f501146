import { taskTextRow } from "../../domain/bigrams.ts";
import { dueOn, isStanding, startsOn } from "../../domain/deadline.ts";
import { peoplesNumbers } from "../../domain/numbering.ts";
import { shortRegion } from "../../domain/region.ts";
import type { ImportDraft, TaskDraft } from "../../importers/draft.ts";
import { type Change, change, type Doer } from "../../store/change.ts";
import type { Db } from "../../store/db.ts";
import { planById } from "../../store/plans.ts";
import { assignmentsOfPlan, tasksOfPlan } from "../../store/tasks.ts";
import { ensureOwners, type Owner } from "../bodies/ensure-owners.ts";
import { settlePhases } from "../reports/settle-phases.ts";
import { diffPlan, type TaskPair } from "./diff-plan.ts";

export interface ImportResult {
  plan: string;
  /** False where a plan of this ID was there before and was amended. */
  created: boolean;
  pairs: TaskPair[];
}

/**
 * Takes a document in: creates the plan, or amends the one of this ID so that every report stays with its task. Nothing is
 * deleted: a task the new document no longer has is marked removed, an owner it no longer names is ended as of `on`.
 * @param on civil date of the import
 * @param otherNames spellings of this document → canonical names of bodies, as the clerk has matched them
 */
export async function importPlan(
  db: Db,
  doer: Doer,
  on: string,
  id: string,
  draft: ImportDraft,
  otherNames: ReadonlyMap<string, string> = new Map(),
): Promise<ImportResult> {
  const imported = await change(db, doer, async (tx) => {
    const known = await planById(db, id);
    const before = known ? await tasksOfPlan(db, id) : [];
    const ownersBefore = known ? await assignmentsOfPlan(db, id) : [];
    const pairs = diffPlan(before, ownersBefore, draft.tasks);
    writePlan(tx, id, draft, doer.at);
    const owners = await ensureOwners(db, tx, { id, region: shortRegion(draft.plan.region) }, draft);
    const [{ next } = { next: 1 }] = known ? await nextTask(db, id) : [];
    writeOtherNames(tx, otherNames, owners);
    writeTasks(tx, id, on, pairs, owners, next);
    writeIndicators(tx, id, draft);
    writeProjects(tx, id, draft);
    tx.audit({
      action: known ? "plan.amend" : "plan.import",
      subject: `plan:${id}`,
      before: known ? summary(pairs, before.length) : undefined,
      after: { title: draft.plan.title, tasks: draft.tasks.length },
    });
    return { plan: id, created: !known, pairs };
  });
  if (!imported.created) await settlePhases(db, doer, id, on);
  return imported;
}

/** What an import of `draft` under `id` would change. */
export async function previewImport(db: Db, id: string, draft: ImportDraft): Promise<ImportResult> {
  const known = await planById(db, id);
  const before = known ? await tasksOfPlan(db, id) : [];
  const owners = known ? await assignmentsOfPlan(db, id) : [];
  return { plan: id, created: !known, pairs: diffPlan(before, owners, draft.tasks) };
}

const summary = (pairs: TaskPair[], tasks: number) => ({
  tasks,
  added: pairs.filter((pair) => !pair.before).map((pair) => pair.number),
  removed: pairs.filter((pair) => !pair.after).map((pair) => pair.number),
  changed: pairs
    .filter((pair) => pair.changed.length > 0)
    .map((pair) => ({ number: pair.number, what: pair.changed })),
});

/** Ids of tasks are given once and never again, also not after a removal. */
async function nextTask(db: Db, plan: string): Promise<{ next: number }[]> {
  const rows = await db.all("SELECT count(*) + 1 AS next FROM tasks WHERE plan = ?", [plan]);
  return rows.map((row) => ({ next: Number(row.next) }));
}

function writePlan(tx: Change, id: string, draft: ImportDraft, at: number): void {
  const { plan } = draft;
  tx.add(
    `INSERT INTO plans (id, title, doc_number, issuer, region, period_start, period_end, imported_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET title = excluded.title, doc_number = excluded.doc_number, issuer = excluded.issuer,
       region = excluded.region, period_start = excluded.period_start, period_end = excluded.period_end`,
    [
      id,
      plan.title,
      plan.docNumber,
      plan.issuer,
      shortRegion(plan.region),
      plan.periodStart,
      plan.periodEnd,
      at,
    ],
  );
}

function writeTasks(
  tx: Change,
  plan: string,
  on: string,
  pairs: TaskPair[],
  owners: Map<string, Owner>,
  firstNew: number,
): void {
  const numbers = peoplesNumbers(pairs.flatMap((pair) => (pair.after ? [pair.after.seq] : [])));
  const divides = pairs.some((pair) => pair.after && pair.after.assignments.length > 0);
  let next = firstNew;
  let ord = 0;
  for (const { before, after } of pairs) {
    if (!after) {
      if (before) removeTask(tx, before.id, on);
      continue;
    }
    const id = before?.id ?? `${plan}:${next++}`;
    const number = numbers[ord]!;
    ord += 1;
    writeTask(tx, plan, id, ord, number, after);
    // A document without any division says nothing of owners: those the clerk has given stay.
    if (divides) writeAssignments(tx, plan, id, after, owners, before ? on : null);
  }
}

/** A spelling that the clerk has matched finds its body from now on. */
function writeOtherNames(
  tx: Change,
  otherNames: ReadonlyMap<string, string>,
  owners: Map<string, Owner>,
): void {
  for (const [name, canonical] of otherNames) {
    const body = owners.get(canonical)?.body;
    if (!body) continue;
    tx.add(
      `UPDATE bodies SET aliases = json_insert(aliases, '$[#]', ?)
       WHERE id = ? AND NOT EXISTS (SELECT 1 FROM json_each(aliases) WHERE value = ?)`,
      [name, body, name],
    );
    tx.add("INSERT INTO body_names (name, body) VALUES (?, ?) ON CONFLICT DO NOTHING", [name, body]);
  }
}

function removeTask(tx: Change, id: string, on: string): void {
  tx.add("DELETE FROM task_text WHERE rowid = (SELECT key FROM tasks WHERE id = ?)", [id]);
  tx.add("UPDATE tasks SET removed_on = ? WHERE id = ?", [on, id]);
}

/** `due` of a task whose limit was extended is kept: only a changed printed limit moves it. */
function writeTask(tx: Change, plan: string, id: string, ord: number, number: string, task: TaskDraft): void {
  const deadline = task.deadline ? JSON.stringify(task.deadline) : null;
  tx.add(
    `INSERT INTO tasks (id, plan, ord, number, seq, path, title, content, clause, deadline, starts, due, standing, line)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET ord = excluded.ord, number = excluded.number, seq = excluded.seq, path = excluded.path,
       title = excluded.title, content = excluded.content, clause = excluded.clause, starts = excluded.starts,
       due = CASE WHEN tasks.deadline IS excluded.deadline THEN tasks.due ELSE excluded.due END,
       deadline = excluded.deadline, standing = excluded.standing, line = excluded.line, removed_on = NULL`,
    [
      id,
      plan,
      ord,
      number,
      task.seq,
      JSON.stringify(task.path),
      task.title,
      task.content,
      task.clause,
      deadline,
      startsOn(task.deadline),
      dueOn(task.deadline),
      isStanding(task.deadline) ? 1 : 0,
      task.line,
    ],
  );
  const row = taskTextRow({ plan, path: task.path, title: task.title, content: task.content });
  tx.add("DELETE FROM task_text WHERE rowid = (SELECT key FROM tasks WHERE id = ?)", [id]);
  tx.add("INSERT INTO task_text (rowid, plan, title, body) SELECT key, ?, ?, ? FROM tasks WHERE id = ?", [
    row.plan,
    row.title,
    row.body,
    id,
  ]);
}

/** Owners that stay keep their row (and its dates); the others end today; new ones begin today (null = from the start). */
function writeAssignments(
  tx: Change,
  plan: string,
  task: string,
  draft: TaskDraft,
  owners: Map<string, Owner>,
  from: string | null,
): void {
  const keep = draft.assignments.map((owner) => ownerKey(owner.canonical, owner.role, owner.items));
  if (from) {
    tx.add(
      `UPDATE assignments SET until_on = ? WHERE task = ? AND until_on IS NULL
       AND canonical || '|' || role || '|' || coalesce(items, '') NOT IN (SELECT value FROM json_each(?))`,
      [from, task, JSON.stringify(keep)],
    );
  }
  draft.assignments.forEach((assignment, position) => {
    const owner = owners.get(assignment.canonical);
    const items = assignment.items ? JSON.stringify(assignment.items) : null;
    tx.add(
      `INSERT INTO assignments (task, plan, position, name, canonical, body, group_id, role, items, from_on)
       SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE NOT EXISTS (
         SELECT 1 FROM assignments WHERE task = ? AND until_on IS NULL
         AND canonical || '|' || role || '|' || coalesce(items, '') = ?)`,
      [
        task,
        plan,
        position,
        assignment.name,
        assignment.canonical,
        owner?.body ?? null,
        owner?.group ?? null,
        assignment.role,
        items,
        from,
        task,
        keep[position]!,
      ],
    );
  });
}

const ownerKey = (canonical: string, role: string, items: number[] | null): string =>
  `${canonical}|${role}|${items ? JSON.stringify(items) : ""}`;

function writeIndicators(tx: Change, plan: string, draft: ImportDraft): void {
  tx.add("DELETE FROM indicators WHERE plan = ?", [plan]);
  draft.indicators.forEach((indicator, index) => {
    tx.add(
      `INSERT INTO indicators (id, plan, ord, name, target, op, value, unit, binding, years, assignments)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        `${plan}:${index + 1}`,
        plan,
        index + 1,
        indicator.name,
        indicator.target,
        indicator.op,
        indicator.value,
        indicator.unit,
        indicator.binding,
        JSON.stringify(indicator.years),
        JSON.stringify(indicator.assignments),
      ],
    );
  });
}

function writeProjects(tx: Change, plan: string, draft: ImportDraft): void {
  tx.add("DELETE FROM projects WHERE plan = ?", [plan]);
  draft.projects.forEach((project, index) => {
    tx.add(
      `INSERT INTO projects (id, plan, ord, name, lead, investment, unit, progress, content, place)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        `${plan}:${index + 1}`,
        plan,
        index + 1,
        project.name,
        JSON.stringify(project.lead),
        project.investment,
        project.unit,
        project.progress,
        project.content,
        project.place,
      ],
    );
  });
}
