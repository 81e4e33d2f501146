import { isCollective, isGenericTail, looksLikeBody } from "./body-names.ts";
import type { Role } from "./draft.ts";
import { closeGaps, fold, isChinese } from "./fold.ts";

export interface Name {
  name: string;
  collective: boolean;
  /** A role printed in brackets behind this one name: 市发改委（牵头）. */
  role: Role | null;
}

const nobody = /^(?:无|没有|暂无|-+|\/+|\\|\.|n\/?a|none|nil|tbd|tbc|空)?$/i;
const partyOffices =
  /^(?:宣传部|组织部|政法委|统战部|办公室|编办|网信办|政研室|党校|老干部局|巡察办|机构编制委员会|改革办|督查室|农办)/;

/** Splits a printed list of owners. Persons are not told from bodies here: the column or the label does that. */
export function splitNames(text: string): Name[] {
  if (nobody.test(fold(text).trim())) return [];
  const list = isChinese(text) ? chinesePieces(text) : englishPieces(text);
  const names: Name[] = [];
  for (const piece of list) {
    const named = withRole(piece);
    if (nobody.test(fold(named.name)) || names.some((other) => other.name === named.name)) continue;
    names.push(named);
  }
  return names;
}

function withRole(piece: string): Name {
  const match =
    /\(\s*(牵头|主办|汇总|主责|总牵头|lead|负责|配合|协办|参与)(?:单位|部门|负责|agency)?\s*\)$/i.exec(
      fold(piece),
    );
  const name = (match ? piece.slice(0, match.index) : piece).trim();
  const role = !match
    ? null
    : /配合|协办/.test(match[1]!)
      ? "support"
      : /参与/.test(match[1]!)
        ? "participate"
        : /负责/.test(match[1]!)
          ? "responsible"
          : "lead";
  return { name, collective: isCollective(name), role };
}

const englishUnit =
  /(?:department|dept\.?|agency|office|division|authority|council|commission|district|services|committee|bureau|board|team|unit|trust|association|coalition|center|library|police|partners|staff)$/i;
const acronym = /(?:^|\s)[A-Z]{2,6}$/;

/** & parts two whole names (Finance Department & Public Works Department); in Power & Light it is part of one. */
function splitAmpersand(piece: string): string[] {
  const parts = piece.split(/\s*&\s*/);
  const whole = parts.every((part) => englishUnit.test(part.trim()) || /^[A-Z]{2,6}$/.test(part.trim()));
  return whole ? parts : [piece];
}

/** "and" parts two names only behind a whole one: Parks and Recreation is one, Parks Department and Public Works are two. */
function englishPieces(text: string): string[] {
  const pieces: string[] = [];
  for (const piece of splitOutsideBrackets(text.replace(/\n+/g, ";"), /[,;/、]/).flatMap(splitAmpersand)) {
    let open = "";
    for (const part of piece.split(/\s+and\s+|^and\s+/i)) {
      if (open !== "" && (englishUnit.test(open) || acronym.test(open) || /^the\s/i.test(part))) {
        pieces.push(open);
        open = part;
      } else open = open === "" ? part : `${open} and ${part}`;
    }
    pieces.push(open);
  }
  return pieces
    .map((piece) =>
      piece
        .replace(/\s+/g, " ")
        .replace(/^[\s.:*•-]+|[\s.:*]+$/g, "")
        .replace(/^(?:the|with|by)\s+/i, ""),
    )
    .filter((piece) => piece !== "" && !/^etc$/i.test(piece));
}

/** 各县、市、区政府 names the governments of all levels at once: its 、 parts no names. */
const allLevels = /各[县市区](?:、[县市区])+(?:人民政府|政府|党委)?(?=$|[、,，;；。()（）])/g;
const keptComma = "\u2063";

function chinesePieces(printed: string): string[] {
  const text = printed.replace(allLevels, (levels) => levels.replaceAll("、", keptComma));
  const tidy = text.replace(/^[\s:：•·]+/, "").replace(/[。．.]+\s*$/, "");
  const pieces: string[] = [];
  for (const run of joinWraps(tidy)) {
    for (const piece of splitOutsideBrackets(run, /[、,;\t]/)) pieces.push(...splitTail(closeGaps(piece)));
  }
  return pieces.map((piece) => trimName(piece).replaceAll(keptComma, "、")).filter((piece) => piece !== "");
}

/** A break of line or a blank is a wrap inside a name, or stands between two: only two whole names are apart. */
function joinWraps(text: string): string[] {
  const runs: string[] = [];
  for (const part of text.split(/\s*\n\s*|[ \u2003\u3000\t]+/).filter(Boolean)) {
    const before = runs.at(-1);
    if (before !== undefined && isOneName(before, part)) runs[runs.length - 1] = before + part;
    else runs.push(part);
  }
  return runs;
}

function isOneName(before: string, after: string): boolean {
  const left = fold(before)
    .split(/[、,;]/)
    .at(-1)!;
  const right = fold(after).split(/[、,;]/)[0]!;
  if (left === "" || right === "") return true;
  if (/^(?:及|和|与|等|以及)/.test(right) || /(?:及|和|与)$/.test(left)) return true;
  if (depth(left) > 0 || /^[()]/.test(right)) return true;
  const last = left.split(/及|和|与/).at(-1)!;
  if (!looksLikeBody(last) && !/等$/.test(last)) return true;
  if (isGenericTail(right) || (/^各/.test(last) && /^(?:安委会|安委办|党委|党工委)/.test(right))) return true;
  if (/(?:[区市县省]委|党委|政府|^各有关|^各相关)$/.test(last) && partyOffices.test(right)) return true;
  return !looksLikeBody(right.split(/及|和|与|等/)[0]!) && !isCollective(right);
}

const depth = (text: string): number => text.split("(").length - text.split(")").length;

function splitOutsideBrackets(text: string, separator: RegExp): string[] {
  const folded = fold(text);
  const pieces: string[] = [];
  let from = 0;
  let open = 0;
  const pattern = new RegExp(`[()]|${separator.source}`, `g${separator.flags}`);
  for (const match of folded.matchAll(pattern)) {
    if (match[0] === "(") open++;
    else if (match[0] === ")") open = Math.max(0, open - 1);
    else if (open === 0) {
      pieces.push(text.slice(from, match.index));
      from = match.index + match[0].length;
    }
  }
  pieces.push(text.slice(from));
  return pieces;
}

/** 等有关部门 adds a collective; 等部门 and 等相关部门 only say what the names before them are. */
const etcGroup =
  /^(.*?[^高中初同平])等((?:[区市县省各]|市直|区直|县直|市级|区级|县级|省级)*(?:有关|其他|其它)[^等]*|(?:[区市县省各]|市直|区直|县直)+成员[^等]*|各[^等]+)$/;
const etc =
  /(?<=[^高中初同平])等(?:\d+(?:个|家))?(?:(?:各?(?:相关|主管|职能|责任|行业|涉及|成员)*(?:部门|单位|镇街|街镇|企业)))?$/;

/** 、 is split already; here 及, 和, 与 between two whole names, and what 等 brings with it. */
function splitTail(piece: string): string[] {
  const folded = fold(piece);
  const group = etcGroup.exec(folded);
  if (group) return [...splitTail(piece.slice(0, group[1]!.length)), piece.slice(group[1]!.length + 1)];
  const bare = piece.slice(0, folded.replace(etc, "").length);
  const foldedBare = fold(bare);
  for (const match of foldedBare.matchAll(/以及|及其|及|和|与|或|并|暨/g)) {
    const left = foldedBare.slice(0, match.index);
    const right = foldedBare.slice(match.index + match[0].length);
    if (depth(left) > 0) continue;
    if (left === "" && right !== "") return splitTail(bare.slice(match[0].length));
    if (right === "") return splitTail(bare.slice(0, match.index));
    if (isCollective(left) && /^(?:人民)?政府$/.test(right)) continue;
    if (isWhole(left) && isWhole(right)) {
      return [
        ...splitTail(bare.slice(0, match.index)),
        ...splitTail(bare.slice(match.index + match[0].length)),
      ];
    }
  }
  return [bare];
}

const isWhole = (text: string): boolean => {
  const first = text.split(/及|和|与/)[0]!.replace(/等$/, "");
  return (
    (looksLikeBody(first) && !/^(?:规划|经济|发展|文化|教育|住房|水利|市场)$/.test(first)) ||
    isCollective(first)
  );
};

function trimName(name: string): string {
  return name
    .replace(/^[\s:：*★●•·.．\-—]+|[\s:：*。.．;；,，]+$/g, "")
    .replace(/^(?:以上|上述)(?:各项)?(?:工作|任务|措施|事项)?(?=由|均由)/, "")
    .replace(/^(?:均由|由|请|分别由|原则上由)(?=.{2})/, "")
    .replace(/(?:按照?|依据|根据)(?:各自)?职[责能].*$/, "")
    .replace(/(?:分别|共同|联合|具体|统筹)$/, "")
    .trim();
}

/** A separator seems to be missing: 区安监局区建设局. */
export const mayBeTwo = (name: string): boolean =>
  /(?:局|委|办|部|院|公司|政府|中心)[区市县省](?!场|政|容|域|级|直|属|管|长)[^()]{1,12}(?:局|委|办|部|院|公司|政府|中心)$/.test(
    fold(name),
  ) && !/^[^局办]*[区市县]委(?:办|宣|组|统|政|编|网|农|老|党|督|改|巡|市|区|县)/.test(fold(name));
