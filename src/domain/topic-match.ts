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
