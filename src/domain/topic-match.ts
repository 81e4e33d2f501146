import { plain } from "./bigrams.ts";

/**
 * Does a text speak of a topic? As it stands, else when each pair of its characters is there: 万车死亡率 is
 * 道路交通万车死亡率, 特种设备死亡率 is 特种设备万台死亡率.
 */
export function speaksOf(text: string, topic: string): boolean {
  const whole = plain(text);
  const wanted = plain(topic);
  if (wanted === "" || whole.includes(wanted)) return true;
  const pairs = Array.from({ length: wanted.length - 1 }, (_, at) => wanted.slice(at, at + 2));
  const missing = pairs.filter((pair) => !whole.includes(pair)).length;
  // One break: two parts that each stand there.
  return pairs.length >= 4 && missing <= 1;
}

/** Fewer characters in common than this are chance. */
const leastCommon = 2;

/**
 * Those whose names speak of a topic; where none does, those that have most in common with it: 火灾死亡率红线 is
 * 火灾十万人口死亡率. None for a topic that shares no word of two characters, or less than half of itself.
 */
export function closestBy<T>(all: readonly T[], nameOf: (one: T) => string, topic: string): T[] {
  const exact = all.filter((one) => speaksOf(nameOf(one), topic));
  if (exact.length) return exact;
  const wanted = plain(topic);
  const scored = all.map((one) => ({ one, common: inCommon(plain(nameOf(one)), wanted) }));
  const most = Math.max(0, ...scored.map(({ common }) => common));
  if (most < leastCommon || most * 2 < wanted.length) return [];
  return scored.filter(({ common }) => common === most).map(({ one }) => one);
}

/** How many characters of the topic stand in the name in runs of two and more. */
function inCommon(name: string, topic: string): number {
  let common = 0;
  for (let at = 0; at < topic.length; ) {
    let length = topic.length - at;
    while (length >= leastCommon && !name.includes(topic.slice(at, at + length))) length--;
    if (length >= leastCommon) common += length;
    at += Math.max(1, length >= leastCommon ? length : 1);
  }
  return common;
}
