import type { Context } from "../../chat/context.ts";
import type { Reading } from "../../chat/reading.ts";
import { today } from "../../clock.ts";
import type { Group } from "../../domain/body.ts";
import type { OwnedTask } from "../../domain/owned-task.ts";
import { askedOf } from "../ask/asked-bodies.ts";
import { tasksOf, type Who } from "./body-tasks.ts";

export interface TasksOfBodies {
  tasks: OwnedTask[];
  /** What must be said with them: inferences, successions. */
  notes: string[];
}

/** The tasks of one or several bodies; of those shared where a sentence asks so. */
export async function tasksOfBodies(
  context: Context,
  reading: Reading,
  whos: readonly Who[],
): Promise<TasksOfBodies> {
  const asked = askedOf(context);
  const on = today(context.clock);
  const all = await Promise.all(whos.map((who) => tasksOf(context.db, asked.plan, who, asked, on)));
  const lists = all.map((list, index) => inRole(list, reading, whos[index]!));
  const merged = new Map<string, OwnedTask>();
  for (const list of lists)
    for (const owned of list) if (!merged.has(owned.task.id)) merged.set(owned.task.id, owned);
  const each = [...merged.values()].sort((a, b) => a.task.ord - b.task.ord);
  const tasks = reading.shared ? shared(reading, each, sharers(whos, lists)) : each;
  return { tasks, notes: notesOn(context, whos, tasks, on) };
}

/** "◎牵头、◎配合": each in its own role; "◎和◎各牵头哪些": each in the role asked for. */
function inRole(list: OwnedTask[], { rolesOf, roles, bodies }: Reading, who: Who): OwnedTask[] {
  const at = "body" in who ? bodies.findIndex((body) => body.id === who.body.id) : -1;
  const role = rolesOf?.[at];
  if (role) return list.filter((owned) => owned.role === role);
  return bodies.length > 1 && roles ? list.filter((owned) => owned.role && roles.includes(owned.role)) : list;
}

/** Collectives of one kind (各属地, 相关属地) stand together for one who shares. */
function sharers(
  whos: readonly Who[],
  lists: readonly OwnedTask[][],
): { list: OwnedTask[]; group: boolean }[] {
  const isGroup = (index: number): boolean => "group" in (whos[index] ?? {});
  const groups = lists.filter((_, index) => isGroup(index)).flat();
  const bodies = lists.filter((_, index) => !isGroup(index)).map((list) => ({ list, group: false }));
  return groups.length ? [...bodies, { list: groups, group: true }] : bodies;
}

/** Tasks that name all the bodies, in the role asked for; only where there is none, those they have through groups too. */
function shared(
  reading: Reading,
  all: readonly OwnedTask[],
  lists: readonly { list: OwnedTask[]; group: boolean }[],
): OwnedTask[] {
  const inAll = (id: string, direct: boolean): boolean =>
    lists.every(({ list, group }) =>
      list.some(
        (owned) =>
          owned.task.id === id &&
          (!direct || group || owned.via === "direct") &&
          (!reading.roles || (owned.role !== null && reading.roles.includes(owned.role))),
      ),
    );
  const named = all.filter((owned) => inAll(owned.task.id, true));
  return named.length ? named : all.filter((owned) => inAll(owned.task.id, false));
}

function notesOn(context: Context, whos: readonly Who[], tasks: readonly OwnedTask[], on: string): string[] {
  const { answers } = context.texts;
  const asked = askedOf(context);
  const notes = whos.flatMap((who) => [
    ...("name" in who ? [tasks.length ? answers.inferred(who.name) : answers.unknownBody(who.name, "")] : []),
    ...("body" in who && who.former?.ending
      ? [answers.nowCalled(who.former.name, who.former.ending.on, who.body.name)]
      : []),
    ...("body" in who ? successionNotes(context, who.body.id, tasks, on) : []),
    ...("group" in who ? alikeNotes(context, who.group, whos) : []),
  ]);
  const groups = new Set(
    tasks.flatMap((owned) => (owned.via === "collective" && owned.group ? [owned.group] : [])),
  );
  const open = asked.groups
    .filter((group) => groups.has(group.name) && !group.confirmed)
    .map((group) => group.name);
  const byGroup = whos.some((who) => !("group" in who));
  return open.length && byGroup ? [...notes, answers.unconfirmedGroups(open)] : notes;
}

/** 各街镇, 街镇, 各街镇政府: a document writes one collective in several ways; which was asked about is not guessed. */
function alikeNotes(context: Context, group: Group, whos: readonly Who[]): string[] {
  const asked = new Set(whos.flatMap((who) => ("group" in who ? who.group.name : [])));
  const members = (of: Group): string => [...of.members].sort().join();
  const alike = askedOf(context).groups.filter(
    (other) => other.members.length > 0 && !asked.has(other.name) && members(other) === members(group),
  );
  return alike.length ? [context.texts.answers.alikeGroups(alike.map(({ name }) => name))] : [];
}

/** Both names find a body's tasks, and the answer says which took over from which. */
function successionNotes(context: Context, id: string, tasks: readonly OwnedTask[], on: string): string[] {
  const { answers } = context.texts;
  const { directory } = askedOf(context);
  const body = directory.byId(id);
  if (!body) return [];
  const heir = directory.heirOf(body, on);
  if (heir !== body && body.ending) return [answers.endedInto(body.name, body.ending.on, heir.name)];
  if (body.founded && body.founded > on) {
    const formers = directory.bodies
      .filter((former) => former.ending?.into === body.id)
      .map((former) => former.name);
    return formers.length ? [answers.notYetFounded(body.name, body.founded, formers.join("、"))] : [];
  }
  const formers = directory.lineOf(body, on).slice(1);
  return formers.flatMap((former) => {
    const count = tasks.filter((owned) => owned.former === former.id).length;
    return count && former.ending ? [answers.tookOver(body.name, former.name, former.ending.on, count)] : [];
  });
}
