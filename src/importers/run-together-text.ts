import { fold } from "./fold.ts";
import { hanToNumber } from "./numbering.ts";

/**
 * A whole document pasted without line ends or blanks (…落实。二、主要任务（一）加快建设1.新建…): only its numbers still say
 * where a paragraph begins. A number counts when it goes on with its series or begins one.
 */
const minLength = 300;
const minChapters = 2;
const minSections = 3;
const markers =
  /([一二三四五六七八九十]{1,3})、|\(([一二三四五六七八九十]{1,3})\)|(\d{1,3})[.、](?!\d)|\((\d{1,2})\)/g;

/** The paragraphs of such a text, or null where it is an ordinary one. */
export function splitRunTogether(text: string): string[] | null {
  if (text.length < minLength || /[\n\t|]/.test(text) || (text.match(/ +/g)?.length ?? 0) > text.length / 60)
    return null;
  const seams = seamsOf(fold(text));
  if (seams === null) return null;
  const parts: string[] = [];
  let from = 0;
  for (const at of [...seams, text.length]) {
    if (at > from) parts.push(text.slice(from, at));
    from = at;
  }
  return [...splitHead(parts[0]!), ...parts.slice(1).flatMap(splitHeading)].filter(
    (part) => part.trim() !== "",
  );
}

/** Where numbered paragraphs begin; null when chapters (一、二、 or three of （一）) are not among them. */
function seamsOf(folded: string): number[] | null {
  const seams: number[] = [];
  const last = { chapter: 0, section: 0, number: 0, item: 0 };
  let sections = 0;
  for (const match of folded.matchAll(markers)) {
    const before = folded[match.index - 1] ?? "";
    if (/[第、和及与\d一二三四五六七八九十(至-]/.test(before)) continue;
    const kind = match[1] ? "chapter" : match[2] ? "section" : match[3] ? "number" : "item";
    const printed = match[1] ?? match[2] ?? match[3] ?? match[4]!;
    const value = kind === "number" || kind === "item" ? Number(printed) : (hanToNumber(printed) ?? 0);
    const begins = value === 1 && (kind !== "chapter" || last.chapter === 0);
    if (value !== last[kind] + 1 && !begins) continue;
    if (kind === "item" && /[)]/.test(before)) continue;
    last[kind] = value;
    if (kind === "chapter") last.section = 0;
    if (kind === "chapter" || kind === "section" || kind === "number") last.item = 0;
    if (kind === "section") sections++;
    seams.push(match.index);
  }
  return last.chapter >= minChapters || sections >= minSections ? seams : null;
}

const number = "[\\u4e00-\\u9fff]{2,10}[〔［[(（【]20\\d{2}[〕］\\])）】]\\d{1,4}[号號]";
const aroundNumber = new RegExp(
  `(?:^|(?<=通知|意见|方案)(?!的))(${number})(?=[\\u4e00-\\u9fff])(?!文件|精神|要求|规定)`,
);
const afterNotice =
  /^(.{4,120}?的?通知|.{4,80}?(?:意见|方案|计划))(?=各|[\u4e00-\u9fff]{2,10}(?:人民政府|办公室|局)[，、：:])/;
const beforeSignature =
  /(?<=[。：:])(?=[\u4e00-\u9fff]{4,30}?(?:政府|办公室|办公厅|委员会|局|委)?20\d{2}年\d{1,2}月\d{1,2}日)/;
const aroundDate =
  /(?<=(?:政府|办公室|办公厅|委员会|局|委|。))(20\d{2}年\d{1,2}月\d{1,2}日)(?=[^前起至止）)以之，。、；]|$)/;
const afterAddressees = /(?<=[：:])(?=现将|现就|《|为|根据|经)/;
const beforeBody =
  /(?<=[\u4e00-\u9fff）)])(?<![。，：])(?=为(?:切实|进一步|全面|深入|贯彻|坚决|加快|加强|推进|做好|认真))/;

/** Number, notice, addressees, signature, date and title in front of the first chapter. */
function splitHead(head: string): string[] {
  let parts = head.split(aroundNumber).flatMap((part) => {
    const notice = afterNotice.exec(part)?.[1];
    return notice ? [notice, part.slice(notice.length)] : [part];
  });
  for (const seam of [afterAddressees, beforeSignature, aroundDate, beforeBody])
    parts = parts.flatMap((part) => part.split(seam));
  return parts;
}

const glued =
  /^((?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])(?:总体|主要|工作|重点|目标|基本|保障|发展|指导|具体|实施|有关)(?:要求|目标|任务|指标|措施|思想|原则|内容|安排|步骤))(?=[^、，。；：（(一二三四五六七八九十和与及的])/;

/** 一、工作任务全面摸排…: a heading everybody uses, and the paragraph that ran into it. */
function splitHeading(part: string): string[] {
  const heading = glued.exec(part)?.[1];
  return heading && heading.length < part.length ? [heading, part.slice(heading.length)] : [part];
}
