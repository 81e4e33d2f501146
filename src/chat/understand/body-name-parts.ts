import type { Body } from "../../domain/body.ts";
import { stemOf } from "../../domain/names/body-name.ts";
import type { Ambiguity, UnknownBody } from "../reading.ts";
import { districtNames } from "./find-plan.ts";
import { placeBefore } from "./other-authority.ts";
import { anyMark } from "./sentence.ts";
import type { Situation } from "./situation.ts";

/** What names are looked for in. */
export type Names = Pick<Situation, "directory" | "groups" | "plans" | "places"> &
  Partial<Pick<Situation, "mine">>;

export interface NamedBodies {
  bodies: Body[];
  groups: string[];
  ambiguous: Ambiguity | null;
  unknown: UnknownBody | null;
  /** Words that were not exactly a name, and what they were taken for. */
  guessed: { words: string; body: Body }[];
}

/** What follows makes a name the beginning of another word: 应急办|法, 安委会|议, 建委|托. */
export const notAfter: Record<string, RegExp> = {
  办: /^(?:法|理|事|公(?!室)|学|证|好|完|结|妥|案|得)/,
  委: /^(?:托|员(?!会)|派|任(?!务)|屈)/,
  会: /^(?:议|商|员|合|见|同|诊)/,
  局: /^(?:部|面|势|限)/,
  部: /^(?:分(?!别|管|工)|位|署|队|门)/,
  区: /^(?:域|间|别|分)/,
  队: /^(?:伍|员|长|形)/,
};

const marked = new RegExp(`[${anyMark}]`);

export function isWhole(rest: string, at: number, words: string): boolean {
  if (marked.test(words)) return false;
  if (/[a-z]/.test(words))
    return !/[a-z]/.test(rest[at - 1] ?? "") && !/[a-rt-z]/.test(rest[at + words.length] ?? "");
  return !notAfter[words.at(-1)!]?.test(rest.slice(at + words.length));
}

/** 西青区|安监局, 本区|安监局, 天津|市公安局西青分局: the district or city before a name belongs to it. */
export function regionBefore(
  rest: string,
  at: number,
  situation: Names,
  name: string,
): { length: number; words: string; region: string | null } {
  const before = rest.slice(0, at);
  for (const { name, region } of districtNames(situation.plans)) {
    const words = [`${name}区`, name, name.replace(/[区县市]$/, "")].find((form) =>
      before.endsWith(form.toLowerCase()),
    );
    if (words) return { length: words.length, words, region };
  }
  const city = /^市/.test(name) ? placeBefore(before, name, situation.places) : undefined;
  const own = city ?? /(?:本|我|全)?区$/.exec(before)?.[0] ?? "";
  return { length: own.length, words: own, region: null };
}

/** 交警|大队: a short name that lacks its ending takes the one that follows it. */
export function endingAfter(words: string, after: string): string {
  // 政府办|公室, 安委|员会: the rest of an ending.
  const rest = words.endsWith("办") ? /^公室/ : words.endsWith("委") ? /^员会/ : null;
  const ended = rest?.exec(after)?.[0];
  if (ended) return ended;
  if (stemOf(words)) return "";
  const ending = new RegExp(`^(?:${endings})`).exec(after)?.[0] ?? "";
  return notAfter[ending.at(-1) ?? ""]?.test(after.slice(ending.length)) ? "" : ending;
}

export function addFound(named: NamedBodies, words: string, bodies: readonly Body[]): void {
  const regions = new Set(bodies.map((body) => body.region));
  const unclear = [...regions].some((region) => bodies.filter((body) => body.region === region).length > 1);
  if (unclear) named.ambiguous ??= { words, bodies: [...bodies] };
  else for (const body of bodies) if (!named.bodies.includes(body)) named.bodies.push(body);
}

export const endings =
  "总局|总队|厅|分局|支队|大队|中队|街道办事处|街道办|街办|街道|管委会|办公室|部门|局|委|办|镇|街|队";
/** Words that end like a body's name and are none. */
const ordinary = new RegExp(
  `(?:${[
    "大厅|客厅|餐厅|舞厅|歌厅|影厅|展厅|门厅|格局|布局|结局|全局|大局|当局|开局|各局",
    "城镇|乡镇|街镇|镇街|各镇|村镇|小镇|各街道",
    "怎么办|如何办|承办|主办|协办|举办|督办|催办|交办|经办|联办|停办|查办",
    "常委|市委|省委|区委|党委|政委|编委|专委|原委|镇委",
    "队伍|部队|救援队|消防队|专家队|领队|站队|志愿队|突击队",
    "(?:有关|相关|主管|监管|职能|行业|责任|牵头|配合|参与|政府|上级|区级|各|哪个|哪些|什么|所有|全部|本|我们?|该|其他|其它)部门",
    "哪个?(?:局|委|办|街道|镇)|的[镇局委办]",
  ].join("|")})$`,
);

export const isOrdinary = (words: string): boolean => ordinary.test(words);
