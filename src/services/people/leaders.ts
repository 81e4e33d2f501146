import { SayError } from "../../errors.ts";
import { change } from "../../store/change.ts";
import { personById } from "../../store/people.ts";
import { requireClerk } from "../reports/reporting-task.ts";
import { doerOf, type Scene } from "../reports/scene.ts";
import { findPerson } from "./find-person.ts";
import { setRight, setRightIn } from "./set-right.ts";

/**
 * A leader reads all and changes nothing.
 * @param words a name that the platform told of one person, or an open_id
 * @throws SayError "clerk-only", "no-person", "several-people", "is-clerk"
 */
export async function addLeader(scene: Scene, words: string, clerks: readonly string[]): Promise<string> {
  requireClerk(scene);
  const person = await findPerson(scene, words);
  if (clerks.includes(person)) throw new SayError("is-clerk", scene.texts.bodies.leaders.isClerk);
  await setRight(scene.db, doerOf(scene, null), person, "leader");
  return person;
}

/** @throws SayError "clerk-only", "not-leader" */
export async function removeLeader(scene: Scene, person: string): Promise<void> {
  requireClerk(scene);
  await change(scene.db, doerOf(scene, null), async (tx) => {
    const right = (await personById(scene.db, person))?.right ?? null;
    if (right !== "leader") throw new SayError("not-leader", scene.texts.bodies.leaders.notLeader);
    setRightIn(tx, person, right, null);
  });
}
