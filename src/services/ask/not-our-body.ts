import type { Intent } from "../../chat/intents.ts";
import type { Reading } from "../../chat/reading.ts";
import { contentOf } from "../../chat/understand/question-words.ts";
import type { Body } from "../../domain/body.ts";
import { spellings } from "../../domain/names/body-name.ts";

/** Lists that a topic narrows, and that mean something without it. */
const narrowed: ReadonlySet<Intent> = new Set<Intent>([
  "my_tasks",
  "body_tasks",
  "due_soon",
  "overdue",
  "progress",
]);

/**
 * A place that no list of ours holds, right before a name, makes it another authority's: 某某新区|安监局. That it is none of
 * the plan's words is known only now; levels and known places are told where names are found (understand/other-authority.ts).
 * @param reading after its topics were settled · @returns the reading with that name as one the directory does not hold
 */
export function withoutStrangers(reading: Reading): Reading {
  if (!narrowed.has(reading.intent)) return reading;
  for (const body of reading.bodies) {
    const stranger = strangerName(reading, body);
    if (stranger === null) continue;
    return {
      ...reading,
      bodies: [],
      leftOut: [],
      unknownBody: { words: stranger, nearest: [body], elsewhere: true },
    };
  }
  return reading;
}

function strangerName(reading: Reading, body: Body): string | null {
  const names = [body.name, ...body.aliases].flatMap(spellings).sort((a, b) => b.length - a.length);
  const name = names.find((each) => reading.words.includes(each));
  if (name === undefined) return null;
  const before = reading.words.slice(0, reading.words.indexOf(name));
  // 名单上写着|交通局, 哦那|财政局: words of the question are no place.
  const district = reading.leftOut.find((word) => before.endsWith(word) && contentOf(word).join("") === word);
  return district === undefined ? null : `${district}${name}`;
}
