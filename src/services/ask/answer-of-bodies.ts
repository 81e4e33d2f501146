import type { Answer } from "../../chat/answer.ts";
import type { Context } from "../../chat/context.ts";
import type { Reading } from "../../chat/reading.ts";
import { sayNarrowing } from "../../chat/tell/say-narrowing.ts";
import { byRole, sayTasks } from "../../chat/tell/say-tasks.ts";
import { today } from "../../clock.ts";
import type { OwnedTask } from "../../domain/owned-task.ts";
import { roles } from "../../domain/role.ts";
import { hasDivision } from "../../store/asked-tasks.ts";
import type { Texts } from "../../texts/zh.ts";
import { leaveOut } from "../tasks/leave-out.ts";
import { duties } from "../tasks/list-of.ts";
import { narrow } from "../tasks/narrow.ts";
import { tasksOfBodies } from "../tasks/tasks-of-bodies.ts";
import { askedOf, meant, nameOf } from "./asked-bodies.ts";

/** `my_tasks` and `body_tasks`: what the asker's or a named body has, by role, through groups apart, narrowed as asked. */
export async function answerOfBodies(context: Context, reading: Reading): Promise<Answer> {
  const found = meant(context, reading);
  if ("instead" in found) return found.instead;
  const { plan } = askedOf(context);
  const { texts } = context;
  const all = await tasksOfBodies(context, reading, found.whos);
  const narrowed = await narrow(context.db, plan.id, reading, duties(reading, all.tasks));
  const tasks = await leaveOut(context, reading, narrowed);
  const body = found.whos.map(nameOf).join("、");
  const what = sayNarrowing(texts, reading);
  const ofGroups = found.whos.every((who) => "group" in who);
  const through = ofGroups ? 0 : tasks.filter((owned) => owned.via === "collective").length;
  const head = tasks.length
    ? texts.answers.bodyTasks(body, what, tasks.length, through)
    : texts.answers.noBodyTasks(body, what);
  const others = reading.roles ? otherRoles(texts, body, all.tasks, tasks) : [];
  const undivided =
    all.tasks.length === 0 && !(await hasDivision(context.db, plan.id)) ? [texts.answers.noDivision] : [];
  const [ownRole] = reading.mine && reading.rolesOf ? reading.rolesOf : [];
  return sayTasks(texts, {
    reading: ownRole ? { ...reading, roles: [ownRole] } : reading,
    plan,
    on: today(context.clock),
    head,
    body,
    sections: byRole(texts, tasks),
    notes: [...undivided, ...others, ...all.notes],
  });
}

/** Role words are strict; what else the body has is mentioned, not listed. */
function otherRoles(
  texts: Texts,
  body: string,
  all: readonly OwnedTask[],
  shown: readonly OwnedTask[],
): string[] {
  const rest = all.filter((owned) => !shown.includes(owned));
  const counts = roles
    .map((role) => ({ role, count: rest.filter((owned) => owned.role === role).length }))
    .filter(({ count }) => count > 0)
    .map(({ role, count }) => texts.answers.roleCount(texts.answers.roleOf[role], count));
  return counts.length ? [texts.answers.otherRoles(body, counts.join("、"))] : [];
}
