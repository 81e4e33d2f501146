import placeNames from "../../../data/places.json" with { type: "json" };
import { lazy } from "../../domain/lazy.ts";
import { isHigherLevel } from "../../domain/names/body-name.ts";

/** Another level of government before a name: 市|安监局, 省|公安厅, 国家|统计局; not 城市, 超市, 节省. */
const higherLevel = /(?:国家|中央|全国|自治区|(?<![城超门都股夜全])市|(?<![节全])省)$/;

/** A park or a new area has bureaus of its own: 开发区|安监局, 两江新区|安监局. */
const park = /(?:经济|技术|高新|工业|产业)*(?:(?:开发|高新|保税|示范|工业|园)|\p{Script=Han}{2}新)区$/u;

/** Counties, districts, cities and provinces by their full and, where no ordinary word is the same, their short names. */
const places = lazy(() => {
  const names = new Set(placeNames.flatMap((line) => line.split(" ")));
  for (const name of [...names]) {
    const short = name.replace(/(?:自治)?[区县市省州盟旗]$/, "");
    if (short.length >= 2 && !ordinary.has(short)) names.add(short);
  }
  return names;
});

const ordinary = new Set(
  "公安 平安 长安 合作 建设 新建 城关 城区 郊区 开发 富裕 大同 通道 交口 和平 民主 新城 新区 中心 安全 石化 港口 河口 海港 路桥 桥东 桥西".split(
    " ",
  ),
);

/** 天津, 大兴: the name of a county, district, city or province. */
export const isPlace = (words: string): boolean => places().has(words);

const longestPlace = 8;

/**
 * Whose name it is, where it is not of this district: 北辰区|安监局, 市|安监局, 国家|安监总局. The body here that is called
 * alike must not be taken for it.
 * @param before what stands before the name (ours already tried) @param name as found @param ending what ends it beyond that
 * @returns the words before it that say so, "" where a higher ending says so, null where it is ours
 */
export function otherAuthority(before: string, name: string, ending: string): string | null {
  // 市公安局西青分局 says itself whose it is; the city before it is ours.
  if (/^市/.test(name)) return null;
  const joined = joinedTo(name);
  const ofPark = park.exec(before + joined)?.[0].slice(0, joined ? -1 : undefined);
  const words = placeBefore(before, name) ?? higherLevel.exec(before)?.[0] ?? ofPark;
  if (words !== undefined) return words;
  return isHigherLevel(ending) ? "" : null;
}

/** The 区 of 北辰区安监局 may have been found as the beginning of 区安监局. */
const joinedTo = (name: string): string => /^[区县]/.exec(name)?.[0] ?? "";

/** The place a name follows. */
export function placeBefore(said: string, name: string): string | undefined {
  const joined = joinedTo(name);
  const of = /的$/.exec(said)?.[0] ?? "";
  const before = said.slice(0, said.length - of.length);
  for (let length = Math.min(longestPlace, before.length); length >= 2; length--) {
    const words = before.slice(-length);
    if (places().has(words + joined) || (joined && places().has(words))) return words + of;
  }
  return undefined;
}
