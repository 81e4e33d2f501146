import { isHigherLevel } from "../../domain/names/body-name.ts";

/** Another level of government before a name: 市|安监局, 省|公安厅, 国家|统计局; not 城市, 超市, 节省. */
const higherLevel = /(?:国家|中央|全国|自治区|(?<![城超门都股夜全])市|(?<![节全])省)$/;

/** A park or a new area has bureaus of its own: 开发区|安监局, 两江新区|安监局. */
const park = /(?:经济|技术|高新|工业|产业)*(?:(?:开发|高新|保税|示范|工业|园)|\p{Script=Han}{2}新)区$/u;

const longestPlace = 8;

/**
 * Whose name it is, where it is not of this district: 北辰区|安监局, 市|安监局, 国家|安监总局. The body here that is called
 * alike must not be taken for it.
 * @param before what stands before the name (ours already tried) @param name as found @param ending what ends it beyond that
 * @returns the words before it that say so, "" where a higher ending says so, null where it is ours
 */
export function otherAuthority(
  before: string,
  name: string,
  ending: string,
  places: ReadonlySet<string>,
): string | null {
  // 市公安局西青分局 says itself whose it is; the city before it is ours.
  if (/^市/.test(name)) return null;
  const joined = joinedTo(name);
  const ofPark = park.exec(before + joined)?.[0].slice(0, joined ? -1 : undefined);
  const words = placeBefore(before, name, places) ?? higherLevel.exec(before)?.[0] ?? ofPark;
  if (words !== undefined) return words;
  return isHigherLevel(ending) ? "" : null;
}

/** The 区 of 北辰区安监局 may have been found as the beginning of 区安监局. */
const joinedTo = (name: string): string => /^[区县]/.exec(name)?.[0] ?? "";

/** The place a name follows. */
export function placeBefore(said: string, name: string, places: ReadonlySet<string>): string | undefined {
  const joined = joinedTo(name);
  const of = /的$/.exec(said)?.[0] ?? "";
  const before = said.slice(0, said.length - of.length);
  for (let length = Math.min(longestPlace, before.length); length >= 2; length--) {
    const words = before.slice(-length);
    if (places.has(words + joined) || (joined && places.has(words))) return words + of;
  }
  return undefined;
}
