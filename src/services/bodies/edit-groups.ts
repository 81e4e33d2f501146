import type { Group } from "../../domain/body.ts";
import { SayError } from "../../errors.ts";
import {
  bodiesOfRegions,
  confirmGroup,
  groupById,
  groupsOfPlan,
  putGroupMembers,
} from "../../store/bodies.ts";
import { change } from "../../store/change.ts";
import { planById } from "../../store/plans.ts";
import { requireClerk } from "../reports/reporting-task.ts";
import { doerOf, type Scene } from "../reports/scene.ts";
import { type ChangedSince, changedSince } from "./changed-since.ts";

export const groupSubject = (id: string): string => `group:${id}`;

export interface GroupEdit {
  group: string;
  /** Ids of the bodies that were offered; members that were not stay as they are. */
  offered: readonly string[];
  /** Those of them that are to be members. */
  chosen: readonly string[];
  /** The state the clerk had before the eyes (`stampOf`). */
  seen: number;
}

export interface GroupEdited {
  group: Group;
  added: string[];
  removed: string[];
  meanwhile: ChangedSince | null;
}

/**
 * The clerk's list of a group's members; from then on it is confirmed.
 * @throws SayError "clerk-only", "no-group", "not-offered" where a chosen body was not among those offered
 */
export async function setGroupMembers(scene: Scene, edit: GroupEdit): Promise<GroupEdited> {
  requireClerk(scene);
  const { texts, db } = scene;
  return change(db, doerOf(scene, null), async (tx) => {
    const group = await requireGroup(scene, edit.group);
    const known = new Set((await bodiesOfGroup(scene, group)).map((body) => body.id));
    const offered = new Set(edit.offered);
    if (!edit.chosen.every((id) => offered.has(id) && known.has(id)))
      throw new SayError("not-offered", texts.bodies.notOffered);
    const members = [...group.members.filter((id) => !offered.has(id)), ...edit.chosen];
    putGroupMembers(tx, group.id, members);
    const subject = groupSubject(group.id);
    tx.audit({
      action: "group.members",
      subject,
      before: { confirmed: group.confirmed, members: group.members },
      after: { confirmed: true, members },
    });
    return {
      group: { ...group, members, confirmed: true },
      added: members.filter((id) => !group.members.includes(id)),
      removed: group.members.filter((id) => !members.includes(id)),
      meanwhile: await changedSince(db, subject, edit.seen),
    };
  });
}

/** "As suggested": one group's members count from now on. `false`: it was confirmed before. */
export async function confirmOneGroup(scene: Scene, id: string): Promise<{ group: Group; done: boolean }> {
  requireClerk(scene);
  return change(scene.db, doerOf(scene, null), async (tx) => {
    const group = await requireGroup(scene, id);
    if (group.confirmed) return { group, done: false };
    confirmGroup(tx, id);
    tx.audit({ action: "group.confirm", subject: groupSubject(id), after: { members: group.members } });
    return { group, done: true };
  });
}

/** All groups of a plan that were only inferred so far. */
export async function confirmAllGroups(scene: Scene, planId: string): Promise<number> {
  requireClerk(scene);
  return change(scene.db, doerOf(scene, null), async (tx) => {
    if (!(await planById(scene.db, planId))) throw new SayError("no-plan", scene.texts.bodies.noPlan);
    const open = (await groupsOfPlan(scene.db, planId)).filter((group) => !group.confirmed);
    for (const { id, members } of open) {
      confirmGroup(tx, id);
      tx.audit({ action: "group.confirm", subject: groupSubject(id), after: { members } });
    }
    return open.length;
  });
}

export async function requireGroup(scene: Scene, id: string): Promise<Group> {
  const group = await groupById(scene.db, id);
  if (!group) throw new SayError("no-group", scene.texts.bodies.groupGone);
  return group;
}

/** All that a group of this plan could hold: the bodies of the plan's district. */
export async function bodiesOfGroup(scene: Scene, group: Group) {
  const plan = await planById(scene.db, group.plan);
  return plan ? bodiesOfRegions(scene.db, [plan.region]) : [];
}
