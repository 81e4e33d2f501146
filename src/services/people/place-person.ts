import { today } from "../../clock.ts";
import type { Body } from "../../domain/body.ts";
import { SayError } from "../../errors.ts";
import { change } from "../../store/change.ts";
import { liaisonsOfRegion } from "../../store/liaisons.ts";
import { personById } from "../../store/people.ts";
import { requireBody } from "../bodies/edit-body.ts";
import { requireClerk } from "../reports/reporting-task.ts";
import { doerOf, type Scene } from "../reports/scene.ts";
import { decideMembership, membershipState, setMembership, setMembershipByClerk } from "./membership.ts";
import { setRight } from "./set-right.ts";

/** The clerk binds a person to a body; who had asked for it is told. `false`: bound before. */
export async function bindPerson(scene: Scene, person: string, bodyId: string): Promise<boolean> {
  requireClerk(scene);
  const { body } = await requireBody(scene, bodyId);
  const state = await membershipState(scene.db, person, body.id);
  if (state === "confirmed") return false;
  const doer = doerOf(scene, null);
  if (state === "asked")
    return (await decideMembership(scene.db, doer, { person, body: body.id, agreed: true })).decided;
  await setMembershipByClerk(scene.db, doer, { person, body: body.id, state: "confirmed" });
  return true;
}

/** @throws SayError "not-bound" */
export async function unbindPerson(scene: Scene, person: string, bodyId: string): Promise<void> {
  requireClerk(scene);
  await requireMember(scene, person, bodyId);
  const doer = doerOf(scene, null);
  await setMembershipByClerk(scene.db, doer, { person, body: bodyId, state: "ended" });
  const left = await personById(scene.db, person);
  if (left?.right === "head" && left.bodies.length === 0) await setRight(scene.db, doer, person, null);
}

/** Who signs for the body. @throws SayError "not-bound" */
export async function setHead(scene: Scene, person: string, bodyId: string, head: boolean): Promise<void> {
  requireClerk(scene);
  await requireMember(scene, person, bodyId);
  const right = (await personById(scene.db, person))?.right ?? null;
  if ((right === "head") === head || right === "leader" || right === "clerk") return;
  await setRight(scene.db, doerOf(scene, null), person, head ? "head" : null);
}

async function requireMember(scene: Scene, person: string, bodyId: string): Promise<void> {
  if ((await membershipState(scene.db, person, bodyId)) !== "confirmed")
    throw new SayError("not-bound", scene.texts.bodies.body.notBound);
}

/** All who serve a body that has ended go on serving the one that took over. @throws SayError "nobody-to-move" */
export async function moveLiaisons(scene: Scene, bodyId: string): Promise<{ heir: Body; count: number }> {
  requireClerk(scene);
  const { body, directory } = await requireBody(scene, bodyId);
  const heir = directory.heirOf(body, today(scene.clock));
  const doer = doerOf(scene, null);
  const count = await change(scene.db, doer, async (tx) => {
    const serving = (await liaisonsOfRegion(scene.db, body.region)).filter((one) => one.body === body.id);
    if (heir.id === body.id || serving.length === 0)
      throw new SayError("nobody-to-move", scene.texts.bodies.body.nobodyToMove);
    for (const { person } of serving) {
      setMembership(tx, person, body.id, "ended", doer.at);
      setMembership(tx, person, heir.id, "confirmed", doer.at);
      tx.audit({
        action: "membership.move",
        subject: `person:${person}`,
        before: body.id,
        after: { body: heir.id },
      });
    }
    return serving.length;
  });
  return { heir, count };
}
