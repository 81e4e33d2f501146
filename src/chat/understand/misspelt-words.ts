import { characters } from "../../domain/names/characters.ts";
import { charactersAlone } from "../../domain/segments.ts";

/** Words of the work that every question is made of. */
const words =
  "牵头 参与 配合 负责 任务 逾期 到期 汇报 延期 进展 完成 指标 项目 单位 部门 哪些 催办 催报 销号 台账 我们".split(
    " ",
  );

/** Words of the language that are typed for another of the same sound, where nothing says that they are meant. */
const real: [RegExp, string][] = [
  [/(?<!(?:指标|约束).*)预期(?!性|目标|值|效果|寿命|.*(?:指标|约束))/g, "逾期"],
  [/人物(?=有|清单|列表|是|呢|吗|[?？]|$)/g, "任务"],
  [/回报(?=一?下|第|\d|进展|进度|[:：])/g, "汇报"],
];

/**
 * 签头 → 牵头, 参于 → 参与, 愈期 → 逾期: one character of another sound-alike or look-alike one. A pair that is a word, or part of
 * one (分配|和), is left as it is. Every character keeps its place.
 */
export function mendWords(sentence: string): string {
  const mended = real.reduce(
    (said, [pattern, meant]) => said.replace(pattern, meant),
    withPlainNumerals(sentence),
  );
  const slips = slipsIn(mended);
  if (slips.length === 0) return mended;
  const alone = charactersAlone(mended);
  const signs = Array.from({ length: mended.length }, (_, at) => mended[at]!);
  for (const { at, meant } of slips)
    if (alone.has(at) && alone.has(at + 1)) signs.splice(at, 2, meant[0]!, meant[1]!);
  return signs.join("");
}

/** 第拾八项. */
const withPlainNumerals = (sentence: string): string =>
  sentence.replace(/第[壹贰叁肆伍陆柒捌玖拾佰一二三四五六七八九十百]+(?=[项条号])/g, (number) =>
    Array.from(number, (sign) => plainNumerals["壹贰叁肆伍陆柒捌玖拾佰".indexOf(sign)] ?? sign).join(""),
  );
const plainNumerals = "一二三四五六七八九十百";

function slipsIn(sentence: string): { at: number; meant: string }[] {
  const slips: { at: number; meant: string }[] = [];
  for (let at = 0; at + 2 <= sentence.length; at++) {
    const meant = words.find((word) => isSlip(sentence[at]!, sentence[at + 1]!, word));
    if (meant) slips.push({ at, meant });
  }
  return slips;
}

function isSlip(first: string, second: string, word: string): boolean {
  if ((first === word[0]) === (second === word[1])) return false;
  const [typed, meant] = first === word[0] ? [second, word[1]!] : [first, word[0]!];
  return (
    !particles.test(typed) && (characters.soundAlike(typed, meant) || characters.lookAlike(typed, meant))
  );
}

/** What stands beside a word in its own right: 到七月, 到几号, 配个人, 记到起. */
const particles = /[一二两三四五六七八九十百几\d个起莫]/;
