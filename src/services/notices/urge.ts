import { type Clock, instantOf, today } from "../../clock.ts";
import { groupBy } from "../../domain/group-by.ts";
import { addDays } from "../../domain/task-state.ts";
import { change, type Doer } from "../../store/change.ts";
import type { Db } from "../../store/db.ts";
import { messageStates, queueMessage } from "../../store/outbox.ts";
import { liaisons } from "../../store/reminders.ts";
import { type CycleStatus, cycleStatus } from "../reports/cycle-status.ts";

/** Who has not reported in the current 期, and who can be told. */
export interface Unreported {
  status: CycleStatus;
  /** Bodies in the document's order, with the tasks they owe; no ranking. */
  bodies: { body: string; tasks: string[]; people: string[] }[];
}

/** What an urge is about: ids of tasks and of bodies; none = all. */
export interface UrgeScope {
  tasks: readonly string[];
  bodies: readonly string[];
}

export async function unreported(
  db: Db,
  clock: Clock,
  plan: string,
  { tasks: onlyTasks, bodies: only }: UrgeScope,
): Promise<Unreported | null> {
  const status = await cycleStatus(db, plan, today(clock));
  if (!status) return null;
  const served = groupBy(await liaisons(db), (liaison) => liaison.body);
  const bodies = [...status.owing].flatMap(([body, duties]) => {
    if (only.length > 0 && !only.includes(body)) return [];
    const tasks = duties
      .map((duty) => duty.task.id)
      .filter((id) => onlyTasks.length === 0 || onlyTasks.includes(id));
    const people = (served.get(body) ?? []).map((liaison) => liaison.person);
    return tasks.length > 0 ? [{ body, tasks, people }] : [];
  });
  return { status, bodies };
}

export interface Urged {
  /** People the message goes to now. */
  people: number;
  /** Of them, who were urged today already and are left in peace. */
  already: number;
  /** Bodies nobody can be told of. */
  unreachable: string[];
}

/**
 * 催报: one private message to everybody whose body has not reported, at most one a day and person; out of working hours
 * it waits for the next. Every task asked about keeps it on its history.
 */
export async function urge(db: Db, clock: Clock, doer: Doer, plan: string, scope: UrgeScope): Promise<Urged> {
  const date = today(clock);
  return change(db, doer, async (tx) => {
    const found = await unreported(db, clock, plan, scope);
    if (!found) return { people: 0, already: 0, unreachable: [] };
    const people = [...new Set(found.bodies.flatMap((entry) => entry.people))];
    const keyOf = (person: string): string => `urge:${plan}:${date}:${person}`;
    const known = await messageStates(db, people.map(keyOf));
    const fresh = people.filter((person) => !known.has(keyOf(person)));
    for (const person of fresh) {
      const message = queueMessage({
        key: keyOf(person),
        kind: "notice.urge",
        receiver: { person },
        data: { plan, date, tasks: scope.tasks },
        dueAt: clock.now(),
        expiresAt: instantOf(addDays(found.status.cycle.endsOn, 1), "00:00", clock.timeZone),
        quiet: true,
        priority: 1,
      });
      tx.add(message.sql, message.args);
    }
    for (const { body, tasks, people: told } of found.bodies)
      if (told.some((person) => fresh.includes(person)))
        for (const id of tasks)
          tx.audit({ action: "task.urge", subject: `task:${id}`, after: { body, date } });
    return {
      people: fresh.length,
      already: people.length - fresh.length,
      unreachable: found.bodies.filter((entry) => entry.people.length === 0).map(({ body }) => body),
    };
  });
}
