import type { CardJson } from "../chat/platform.ts";
import { checkCard } from "../feishu/card-rules.ts";
import { ApiRefusal, cardRefusal } from "./api-refusal.ts";
import { isRecord, placedElements } from "./card-tree.ts";
import type { World } from "./world.ts";

/** Codes that the platform answers with themselves; all others come as 230099 with the code in `ext`. */
const ownCodes = [230025];

/** Takes a card as the platform does, or refuses it with the platform's code for the first thing wrong. */
export function refuseBadCard(world: World, card: Record<string, unknown>): CardJson {
  const problem = checkCard(card)[0];
  if (problem && ownCodes.includes(problem.code)) {
    throw new ApiRefusal(problem.code, `The length of the card reaches its limit, ext=${problem.message}`);
  }
  if (problem) throw cardRefusal(problem.code, problem.message, problem.path);
  const checked: CardJson = { ...card, schema: "2.0" };
  refuseUnknownIds(world, checked);
  return checked;
}

/** One bad person or picture fails the whole card. */
function refuseUnknownIds(world: World, card: CardJson): void {
  const { people, files } = world.state;
  const known = (id: unknown) => id === "all" || id === world.app.botOpenId || people.has(String(id));
  for (const { element, path } of placedElements(card)) {
    const persons =
      element.tag === "person"
        ? [element.user_id]
        : element.tag === "person_list" &&
            Array.isArray(element.persons) &&
            element.drop_invalid_user_id !== true
          ? element.persons.map((one: unknown) => (isRecord(one) ? one.id : one))
          : element.tag === "markdown"
            ? mentionedIn(element.content)
            : [];
    if (!persons.every(known)) throw cardRefusal(100290, "invalid user id", path.join("."));
    if (element.tag === "img" && !files.has(String(element.img_key))) {
      throw cardRefusal(200570, "invalid image key", path.join("."));
    }
  }
}

const mentionedIn = (content: unknown): string[] =>
  typeof content === "string"
    ? [...content.matchAll(/<(?:at|person) id=['"]?([\w-]+)/g)].map((match) => match[1]!)
    : [];
