import { today } from "../../clock.ts";
import type { LiaisonLine } from "../../domain/liaison-line.ts";
import { type Change, change } from "../../store/change.ts";
import { liaisonListById, putLiaisonList, setListState } from "../../store/liaison-lists.ts";
import { personById } from "../../store/people.ts";
import { planById } from "../../store/plans.ts";
import { requireClerk } from "../reports/reporting-task.ts";
import { doerOf, type Scene } from "../reports/scene.ts";
import { type JudgedList, judgeList, type ListedPerson } from "./judge-list.ts";
import { membershipState, setMembership, tellDecided } from "./membership.ts";
import { setRightIn } from "./set-right.ts";

export interface ListScene extends Scene {
  place: { chat: string | null; plan: string | null };
}

export interface ListPreview extends JudgedList {
  id: string;
  file: string;
}

/** Keeps a list of liaisons until the clerk says yes or no. @param id names the message it came with */
export async function keepLiaisonList(
  scene: ListScene,
  list: { id: string; file: string; lines: readonly LiaisonLine[] },
): Promise<ListPreview> {
  requireClerk(scene);
  const doer = doerOf(scene, null);
  const { id, file, lines } = list;
  await change(scene.db, doer, async (tx) => {
    if (await liaisonListById(scene.db, id)) return;
    putLiaisonList(tx, { id, person: doer.actor, file, lines, at: doer.at });
    tx.audit({ action: "liaisons.read", subject: `list:${id}`, after: { file, people: lines.length } });
  });
  return { id, file, ...(await judged(scene, lines)) };
}

export type ListOutcome =
  | { outcome: "bound"; judged: JudgedList }
  | { outcome: "confirmed-before" | "dropped-before" | "unknown" };

/** The clerk's yes: whoever the list identifies, as bodies and people are now, is bound; the rest is not. */
export async function confirmLiaisonList(scene: ListScene, id: string): Promise<ListOutcome> {
  requireClerk(scene);
  return change(scene.db, doerOf(scene, null), async (tx) => {
    const stored = await liaisonListById(scene.db, id);
    if (!stored) return { outcome: "unknown" };
    if (stored.state !== "read") return { outcome: `${stored.state}-before` as const };
    const list = await judged(scene, stored.lines);
    setListState(tx, id, "confirmed");
    tx.audit({
      action: "liaisons.confirm",
      subject: `list:${id}`,
      after: { file: stored.file, bound: list.ready.length },
    });
    for (const listed of list.ready) await bind(scene, tx, listed);
    return { outcome: "bound", judged: list };
  });
}

export async function dropLiaisonList(
  scene: ListScene,
  id: string,
): Promise<"dropped" | Exclude<ListOutcome["outcome"], "bound">> {
  requireClerk(scene);
  return change(scene.db, doerOf(scene, null), async (tx) => {
    const stored = await liaisonListById(scene.db, id);
    if (!stored) return "unknown";
    if (stored.state !== "read") return `${stored.state}-before` as const;
    setListState(tx, id, "dropped");
    tx.audit({ action: "liaisons.drop", subject: `list:${id}`, after: { file: stored.file } });
    return "dropped";
  });
}

async function judged(scene: ListScene, lines: readonly LiaisonLine[]): Promise<JudgedList> {
  const plan = scene.place.plan ? await planById(scene.db, scene.place.plan) : null;
  return judgeList(scene, lines, plan?.region ?? null, today(scene.clock));
}

async function bind(scene: Scene, tx: Change, { person, body, line }: ListedPerson): Promise<void> {
  const at = scene.clock.now();
  const before = await membershipState(scene.db, person, body.id);
  setMembership(tx, person, body.id, "confirmed", at);
  if (before === "asked") tellDecided(tx, { person, body: body.id, agreed: true }, at);
  tx.audit({
    action: "membership.set",
    subject: `person:${person}`,
    before,
    after: { body: body.id, state: "confirmed" },
  });
  const right = (await personById(scene.db, person))?.right ?? null;
  if (line.head && right === null) setRightIn(tx, person, null, "head");
}
