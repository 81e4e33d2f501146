import { anyOf } from "../../domain/any-of.ts";

/** 先别; not the end of 分别, nor of 要不要. */
const not =
  "(?:先|可)?(?:(?<![分类级区特个差识性])别|(?<!要)不要|(?<!用)不用|(?<!想)不想|不是(?:要|想)|暂不|先不|没(?:要|想))(?:给)?";
const acts = "(?:汇?报(?![送告错警名过])|退回|打回|退|催[办报]?|督办|延期|销号|导出|改(?!到)|绑定)";

/** What is not to be done: 先别退回, 不是要退回, 46项不延期, don't remind anyone. */
export const declined = anyOf(
  new RegExp(`${not}${acts}(?:了|的|它)?`),
  /不(?:延期|退回|销号)(?:了|的)?/,
  /\b(?:don't|do not|no need to) (?:remind|report|export|extend|return|close)\b/,
);

/** Nothing else is asked for: 算了先不催，导一份台账给我 goes on to another thing. */
export const isDeclined = (words: string): boolean =>
  declined.test(words.split(/[,，。;；]/).findLast((clause) => clause.trim() !== "") ?? "");
