import type { AnswerTask } from "../../chat/answer.ts";
import { type Clock, today } from "../../clock.ts";
import { standingOf } from "../../domain/counting-report.ts";
import type { Digest, Period } from "../../domain/digest.ts";
import { groupBy } from "../../domain/group-by.ts";
import { ownersOn } from "../../domain/owners.ts";
import { type Task, taskTitle } from "../../domain/task.ts";
import { addDays, taskState } from "../../domain/task-state.ts";
import type { Db } from "../../store/db.ts";
import { type DigestFacts, readDigestFacts } from "../../store/digest-facts.ts";
import { buildDigest } from "./build-digest.ts";

/** A digest asked for in the chat, and the tasks it speaks of in the document's order. */
export async function readDigestAnswer(
  db: Db,
  plan: string,
  period: Period,
): Promise<{ digest: Digest; tasks: AnswerTask[] } | null> {
  const facts = await readDigestFacts(db, plan, addDays(period.from, -1), period.on);
  if (!facts) return null;
  const digest = buildDigest(facts, period, { kind: "plan" });
  const spokenOf = new Set(digest.sections.flatMap(({ lines }) => lines.map(({ number }) => number)));
  const tasks = tasksOf(facts, period.on, (task) => spokenOf.has(task.number));
  return { digest, tasks: tasks.map(({ told }) => told) };
}

/** Tasks of a plan as an answer tells them, with their ids, in the document's order. */
export async function answerTasks(
  db: Db,
  clock: Clock,
  plan: string,
  test: (task: Task) => boolean,
): Promise<{ id: string; told: AnswerTask }[]> {
  const on = today(clock);
  const facts = await readDigestFacts(db, plan, on, on);
  return facts ? tasksOf(facts, on, test) : [];
}

function tasksOf(
  facts: DigestFacts,
  on: string,
  test: (task: Task) => boolean,
): { id: string; told: AnswerTask }[] {
  const assignments = groupBy(facts.assignments, (assignment) => assignment.task);
  const reports = groupBy(facts.reports, (report) => report.task);
  return facts.tasks.filter(test).map((task) => {
    const owners = ownersOn(assignments.get(task.id) ?? [], facts, on);
    const said = standingOf(owners, facts.plan.withoutLead, reports.get(task.id) ?? [], facts, on);
    const told: AnswerTask = {
      plan: task.plan,
      seq: task.number,
      title: taskTitle(task),
      content: task.content,
      role: null,
      items: null,
      via: "direct",
      due: task.due,
      state: taskState(task, said, on),
    };
    return { id: task.id, told };
  });
}
