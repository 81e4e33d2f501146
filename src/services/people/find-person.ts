import { SayError } from "../../errors.ts";
import { peopleNamed, personNames } from "../../store/people.ts";
import type { Scene } from "../reports/scene.ts";

export const isOpenId = (words: string): boolean => /^ou_[A-Za-z0-9_-]{6,64}$/.test(words);

/**
 * The person meant by an open_id, or by a name that the platform told us of exactly one: a name alone identifies nobody.
 * @throws SayError "no-person", "several-people"
 */
export async function findPerson(scene: Scene, words: string): Promise<string> {
  const { person } = scene.texts.bodies;
  const said = words.trim();
  if (said === "") throw new SayError("no-person", person.missing);
  if (isOpenId(said)) return said;
  const [only, ...others] = await peopleNamed(scene.db, said);
  if (!only) throw new SayError("no-person", person.unknown(said));
  if (others.length > 0) throw new SayError("several-people", person.several(said, others.length + 1));
  return only;
}

/** How a person is called in a sentence: the name the platform told, else the open_id. */
export async function personName(scene: Pick<Scene, "db">, id: string): Promise<string> {
  return (await personNames(scene.db, [id])).get(id) ?? id;
}
