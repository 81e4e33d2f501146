import type { PlanDraft } from "./draft.ts";
import { closeGaps, fold } from "./fold.ts";
import type { Line, Piece } from "./line.ts";
import { hanToNumber, readMarker } from "./numbering.ts";

const headLines = 40;
const headCharacters = 4000;
const docNumber =
  /[\u4e00-\u9fff]{2,16}\s*[〔［[(（【]\s*(?:19|20)\d{2}\s*[〕］\])）】]\s*(?:第\s*)?\d{1,4}\s*号/;
const titleWords =
  /规划|方案|计划|要点|意见|分工|分解|清单|任务|行动|事项|任务书|通知|目标|责任|安排|工作表|一览表|项目表|台账|表$|action|strategy|implementation|plan\b|roadmap|matrix/i;
const notTitle =
  /发布时间|字体|打印|来源[:：]|^单位[:：]|浏览|索引号|^(?:附件|附表|目录|前言|序言|序号|各|现|为|根据|抄送|印发|此件|表\s*\d|\d+[.、\s]|\d+$|[-*•])|[。；;，：:]$|年\d{1,2}月\d{1,2}日$/;

interface Options {
  title?: string;
  fileName?: string;
}

/** Title, document number, issuer, district and years, from the head of the document and, where it is silent, its text. */
export function readPlanHead(pieces: readonly Piece[], text: string, options: Options): PlanDraft {
  const head = pieces.slice(0, headLines).filter((piece): piece is Line => piece.kind === "line");
  const title = options.title ?? titleOf(head) ?? nameOf(options.fileName) ?? "";
  const number = numberOf(head);
  const region = regionOf(title, head, text);
  const prose = pieces.flatMap((piece) => (piece.kind === "line" ? [piece.text] : []));
  const [periodStart, periodEnd] = periodOf(title, prose.join("\n").slice(0, headCharacters));
  return { title, docNumber: number, issuer: issuerOf(head, title, pieces), region, periodStart, periodEnd };
}

/** The plan's own number stands on a line of its own; numbers inside sentences are those of papers it cites. */
function numberOf(head: readonly Line[]): string | null {
  for (const { text } of head) {
    const match = docNumber.exec(fold(text));
    if (match && text.trim().length <= match[0].length + 16 && !/[，。《]/.test(text))
      return text.slice(match.index, match.index + match[0].length).replace(/\s+/g, "");
  }
  return null;
}

const nameOf = (fileName: string | undefined): string | null =>
  fileName?.replace(/^.*[\\/]/, "").replace(/\.\w{2,5}$/, "") || null;

/** The plan's own title outranks the notice it comes with: 关于印发《…》的通知 names it in brackets. */
function titleOf(head: readonly Line[]): string | null {
  const lines = head.map((line) => closeGaps(line.text).replace(/^【[^】]*】/, ""));
  const issued = /关于(?:印发|下发|转发|发布)《([^》]{4,80})》的?通?知?/.exec(
    lines.slice(0, 20).join(""),
  )?.[1];
  if (issued) return closeGaps(issued);
  const named = lines.slice(0, 12).map(issuedIn).find(Boolean);
  if (named) return named;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.length < 4 || line.length > 70 || notTitle.test(line) || docNumber.test(line)) continue;
    if (readMarker(line) && !/(?:规划|方案)$/.test(line)) continue;
    if (/\.(?:pdf|docx?|txt|xlsx?)$/i.test(line)) continue;
    const joined = joinTitle(lines, i);
    if (titleWords.test(joined)) return joined.replace(/\s*20\d{2}\s*年\s*\d{1,2}\s*月.*$/, "").trim();
  }
  return lines.slice(0, 2).find((line) => isPlainTitle(line)) ?? null;
}

/** A short first line with no word of a plan in it (…消防安全重点工作) is still what the paper is called. */
const isPlainTitle = (line: string): boolean =>
  line.length >= 6 &&
  line.length <= 40 &&
  !notTitle.test(line) &&
  !docNumber.test(line) &&
  !/[，,。；;\t|]|文件$/.test(line) &&
  readMarker(line) === null;

/** 关于印发X的通知 names X also without brackets; X must be called what plans are called. */
function issuedIn(line: string): string | null {
  const folded = fold(line);
  const match = /关于(?:印发|下发|发布)([^《》,。;]{6,70}?)的通知$/.exec(folded);
  if (!match || !titleWords.test(match[1]!)) return null;
  const from = match.index + match[0].length - 3 - match[1]!.length;
  return line.slice(from, from + match[1]!.length);
}

/** A title broken over two or three lines. */
function joinTitle(lines: readonly string[], at: number): string {
  let title = lines[at]!;
  for (let i = at + 1; i < Math.min(at + 3, lines.length); i++) {
    const next = lines[i]!;
    const complete =
      /(?:规划|方案|计划|要点|意见|分工表|清单|一览表|通知|plan)[”"』」)）]*(?:[(（].*[)）])?$/i.test(title);
    const tail =
      /^(?:[(（].*[)）]|(?:实施|工作|任务|分工|责任|重点|专项).{0,24}(?:规划|方案|计划|要点|清单|表|通知))$/.test(
        next,
      );
    if (complete && !tail) break;
    if (
      next.length > 40 ||
      /[。；：:，]$/.test(next) ||
      readMarker(next) ||
      notTitle.test(next) ||
      docNumber.test(next)
    )
      break;
    if (!/[\u4e00-\u9fff]/.test(title)) break;
    title += next;
  }
  return title;
}

const place = "[\u4e00-\u9fff]{2,3}?(?:区|县|自治县|市|旗|州|省)";
/** Words that end like a district and are none. */
const notPlace =
  /^(?:并|将|年|全|各|本|该|我|社|地|小|街|园|辖|直辖|根据|市|城|分|开发|示范|功能|景|片|校|库|灾|矿|保税|集聚|居民|重点|其他|有关|高新|时期|期间|关于|印发|加强|做好|推进|附件|县)|[的由项第报]/;
const commonArea =
  /[园校社城辖小街景库矿林牧山郊地厂灾片老特军护发能范业民宅活集聚税作场港禁限危控储罐险设建的和与及在对为等是成全各本]区$|^.新区$|[的和与及在对为等各全本畅到]县$|[的和与及在各全本城]市$/;

function regionOf(title: string, head: readonly Line[], text: string): string | null {
  const short = head.slice(0, 12).filter(({ text: line }) => line.length <= 40);
  for (const source of [title, ...short.map((line) => line.text)]) {
    const found = placesIn(source.replace(/^关于印发/, "")).filter(
      (place) => source === title || !commonArea.test(place),
    );
    if (found.length > 0) return found.at(-1)!;
  }
  const counts = new Map<string, number>();
  for (const [found] of text.slice(0, 60_000).matchAll(/[\u4e00-\u9fff]{2}[区县市]/g)) {
    if (!notPlace.test(found) && !commonArea.test(found)) counts.set(found, (counts.get(found) ?? 0) + 1);
  }
  const best = [...counts].sort((a, b) => b[1] - a[1])[0];
  return best && best[1] >= 2 ? best[0] : null;
}

/** 天津市西青区 → 西青区: the innermost of places named one after the other. */
function placesIn(printed: string): string[] {
  const found: string[] = [];
  const text = fold(printed);
  const run = new RegExp(
    `(?:(?<![\\u4e00-\\u9fff])|(?<=\\d年))(?!年)(?:关于)?(?:中共)?((?:${place}){1,3})(?=[《“"'\\u4e00-\\u9fff\\d]|$)`,
    "g",
  );
  for (const match of text.matchAll(run)) {
    const parts = match[1]!.match(new RegExp(place, "g")) ?? [];
    const last = parts.at(-1)!;
    const at = match.index + match[0].lastIndexOf(last);
    if (!parts.some((part) => notPlace.test(part))) found.push(printed.slice(at, at + last.length));
  }
  return found;
}

/** The years of the plan: named in the title, else in the first pages of its prose; the latest 十X五 is the plan's own. */
function periodOf(title: string, head: string): [number | null, number | null] {
  for (const source of [title, head]) {
    const folded = fold(source);
    const years = /(20\d{2})\s*年?\s*(?:-+|至|到)\s*(20\d{2})/.exec(folded);
    if (source === title && years) return [Number(years[1]), Number(years[2])];
    const whole = /第(十[一二三四五六]?|二十)个五年(?:规划|计划)/.exec(folded);
    const fifth = whole ? (hanToNumber(whole[1]!) ?? 0) : 0;
    if (fifth > 0) return [2016 + (fifth - 13) * 5, 2020 + (fifth - 13) * 5];
    const plans = [
      ...folded.matchAll(/[“"'‘](十[一二三四五六]?|二十)五[”"'’]|(十[一二三四五六])五(?=规划|期间|时期)/g),
    ];
    const ordinal = Math.max(0, ...plans.map((plan) => hanToNumber(plan[1] ?? plan[2]!) ?? 0));
    if (ordinal > 0) return [2016 + (ordinal - 13) * 5, 2020 + (ordinal - 13) * 5];
    if (years) return [Number(years[1]), Number(years[2])];
    const year = /(20\d{2})\s*年(?:度)?|\bFY\s?(20\d{2})\b/i.exec(folded);
    if (source === title && year) return [Number(year[1] ?? year[2]), Number(year[1] ?? year[2])];
  }
  return [null, null];
}

/** Who signs: the line above the date, the letterhead (…文件), else the organ's short name in the document number. */
function issuerOf(head: readonly Line[], title: string, pieces: readonly Piece[]): string | null {
  const lines = pieces
    .slice(0, 80)
    .flatMap((piece) => (piece.kind === "line" ? [closeGaps(piece.text)] : []));
  for (let i = 1; i < lines.length; i++) {
    const signed = lines[i - 1]!;
    if (
      /^(?:20\d{2}|二[○〇零O]).{2,14}日$/.test(lines[i]!.replace(/\s/g, "")) &&
      signed.length <= 30 &&
      /(?:政府|办公室|委员会|局|委|办|部|厅)$/.test(signed)
    )
      return signed;
  }
  const letterhead = lines
    .slice(0, 8)
    .map((line) => /^(.{4,30}?)文件$/.exec(line)?.[1])
    .find(Boolean);
  if (letterhead) return letterhead;
  const inTitle = /^(.{4,30}?(?:人民政府(?:办公厅|办公室)?|委员会(?:办公室)?|办公室|局))关于/.exec(
    head
      .map((line) => line.text.replace(/^【[^】]*】/, ""))
      .filter((line) => !(docNumber.test(fold(line)) && line.trim().length <= 24))
      .join("")
      .slice(0, 200),
  )?.[1];
  return inTitle && !title.startsWith(inTitle) ? inTitle : (inTitle ?? null);
}

/** Names by which the district may stand inside a body's name: 西青区 and 西青. */
export function placesOf(plan: PlanDraft, text: string): string[] {
  const region = plan.region;
  if (!region) return [];
  const stem = region.replace(/(?:新区|自治县|区|县|市|旗|州|省)$/, "");
  const outer = new RegExp(`([\\u4e00-\\u9fff]{2,3})(?:市|省)${region}`).exec(text)?.[1];
  return [region, stem, ...(outer ? [outer] : [])].filter((name) => name.length > 1);
}
