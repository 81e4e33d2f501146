import type { Intent } from "../../chat/intents.ts";
import type { Reading } from "../../chat/reading.ts";
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

/** Another level of government before a name: 市安监局, 省公安厅, 国家统计局; not 城市, 超市, 门市. */
const higherLevel = /(?:国家|省|(?<![城超门])市)$/;

/**
 * A name that belongs to another authority is not the body here that is called alike: 北辰区安监局 and 市安监局 are not
 * 区安监局. What stands right before the name tells it: a level above, or a word no task speaks of.
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
  const level = higherLevel.exec(before)?.[0];
  if (level) return `${level}${name}`;
  const district = reading.leftOut.find((word) => before.endsWith(word));
  return district === undefined ? null : `${district}${name}`;
}
