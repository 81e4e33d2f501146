import { limitBefore, type PlanYears, readDeadline } from "./deadlines.ts";
import type { Deadline, Role } from "./draft.ts";
import { fold, isChinese } from "./fold.ts";
import { readLabels } from "./labels.ts";
import { type Name, splitNames } from "./names.ts";
import { cutRules } from "./standing-rules.ts";

export interface Owner {
  name: string;
  role: Role;
  items: number[] | null;
  collective: boolean;
}

export interface Responsibility {
  owners: Owner[];
  deadline: Deadline | null;
}

export interface ClauseContext {
  years: PlanYears;
  /** "排在第一位的为牵头单位": a list without role words has its first as lead. */
  firstIsLead: boolean;
}

/** One run of names with the role printed for it; null where no role word stands. */
interface Run {
  text: string;
  role: Role | null;
  /** Goes on behind a comma: items named for the run before are still meant. */
  goesOn?: boolean;
}

/** （列第一位者为牵头单位，下同）: the rule itself, read for the whole document elsewhere. */
const ruleNote = /[(（][^()（）]*(?:第一位|首位|排第一|列第一|下同)[^()（）]*[)）]/g;

/** （预期性指标，牵头单位：…）: says what kind of indicator it is, not whose. */
const binding = /(?:预期性|约束性)(?:指标)?[，,；;]?/g;

/** Reads the text of one clause, without its brackets. */
export function readClause(printed: string, context: ClauseContext): Responsibility {
  const ruling = cutRules(printed);
  const text = ruling.text.replace(ruleNote, "").replace(binding, "");
  const firstIsLead = context.firstIsLead || ruling.firstLeads;
  const owners: Owner[] = [];
  let deadline: Deadline | null = null;
  for (const label of readLabels(text)) {
    if (label.field === "person" || label.field === "other") continue;
    if (label.field === "deadline") {
      deadline ??= readDeadline(label.text, context.years);
      continue;
    }
    const unlabelled = label.field === "names";
    const { names, limit } = cutLimit(label.text);
    deadline ??= limit ? readDeadline(limit, context.years) : null;
    const runs = isChinese(names) ? roleRuns(names) : [{ text: names, role: null }];
    const ruled =
      firstIsLead && (unlabelled || label.field === "responsible") && runs.every(({ role }) => role === null);
    let items: number[] | null = null;
    for (const run of runs) {
      const tied = tiedRuns(run.text, run.goesOn ? items : null);
      items = tied.at(-1)!.items;
      addOwners(owners, tied, run.role ?? (unlabelled || ruled ? null : (label.field as Role)), ruled);
    }
  }
  return { owners, deadline };
}

/** A limit printed without a label among the pieces of a clause: （区安监局牵头，2018年底前完成）. */
function cutLimit(text: string): { names: string; limit: string | null } {
  const folded = fold(text);
  let limit: string | null = null;
  const kept: string[] = [];
  let from = 0;
  for (const match of `${folded};`.matchAll(/[,;。]\s*|、(?=20\d\d年)|(?<=[\u4e00-\u9fff])\s+(?=\d)/g)) {
    const piece = text.slice(from, match.index).trim();
    const begins = piece ? limitBefore(piece) : null;
    if (begins) limit = begins;
    else kept.push(text.slice(from, match.index + match[0].length));
    from = match.index + match[0].length;
  }
  return { names: limit ? kept.join("").replace(/[，,；;\s]+$/, "") : text, limit };
}

const by = "(?:按照?|依据|根据|结合)?(?:各自)?(?:工作)?(?:职责|职能)(?:分工)?(?:和.{0,10})?";
const roleWord = new RegExp(
  `(${by})?(?:分别|共同|联合|具体|统一|密切|积极|主要|组织|统筹|予以|做好|协同)*(牵头|主办|汇总|负总责|负责|承办|落实|实施|组织实施|推进|会同|参与|参加|配合|协办|协助|协同|支持)((?:牵头|负责|督导|组织|落实|实施|推进|抓总|协调|配合|参与|支持|做好|单位|部门|工作|具体|统筹|等|、|和)*)(?=[,;。、\\s(]|$|${by})`,
  "g",
);

/** A role word covers the names back to the previous one; 会同 covers the names that follow it. */
function roleRuns(text: string): Run[] {
  const folded = fold(text);
  const runs: Run[] = [];
  let from = 0;
  for (const part of joinedBy(folded)) {
    pushRuns(runs, text.slice(from, part.end), part.joined);
    from = part.next;
  }
  return runs;
}

/** Cuts at 会同: what stands before it keeps its own role, what follows takes part. */
function joinedBy(folded: string): { end: number; next: number; joined: boolean }[] {
  const parts: { end: number; next: number; joined: boolean }[] = [];
  let joined = false;
  for (const match of folded.matchAll(/[,;、]?(?:并)?会同/g)) {
    parts.push({ end: match.index, next: match.index + match[0].length, joined });
    joined = true;
  }
  parts.push({ end: folded.length, next: folded.length, joined });
  return parts;
}

function pushRuns(runs: Run[], text: string, joined: boolean): void {
  const folded = fold(text);
  const first = runs.length;
  let from = 0;
  let goesOn = false;
  for (const match of folded.matchAll(roleWord)) {
    const names = text.slice(from, match.index);
    const role = roleOf(match[2]! + match[3]!);
    from = match.index + match[0].length;
    if (names.replace(/[,，;；、。\s]/g, "") !== "") runs.push({ text: names, role, goesOn });
    else if (match[1] && runs.length > first) runs.at(-1)!.role ??= role;
    const between = /^[,;。、\s]*/.exec(folded.slice(from))![0];
    from += between.length;
    goesOn = !/[;。]/.test(between);
  }
  const rest = text.slice(from);
  if (rest.replace(/[,，;；、。\s]/g, "") !== "") runs.push({ text: rest, role: null });
  if (!joined || runs.length === first) return;
  const partner = runs[first]!;
  const before = runs[first - 1];
  if (before && before.role === null && partner.role !== null)
    before.role = partner.role === "lead" ? "lead" : "responsible";
  partner.role = "participate";
}

function roleOf(word: string): Role {
  if (/牵头|主办|汇总|总责/.test(word)) return "lead";
  if (/配合|协办|协助|协同|支持/.test(word)) return "support";
  return /参与|参加|会同/.test(word) ? "participate" : "responsible";
}

function addOwners(owners: Owner[], runs: readonly Tied[], role: Role | null, firstIsLead: boolean): void {
  for (const tied of runs) {
    splitNames(tied.text).forEach((name: Name, index) => {
      const ruled = firstIsLead && index === 0 && owners.length === 0 ? "lead" : "responsible";
      const owner = {
        name: name.name,
        role: name.role ?? role ?? ruled,
        items: tied.items,
        collective: name.collective,
      };
      if (
        !owners.some(
          (other) =>
            other.name === owner.name &&
            other.role === owner.role &&
            String(other.items) === String(owner.items),
        )
      ) {
        owners.push(owner as Owner);
      }
    });
  }
}

const itemNumber =
  "(?:\\(\\s*\\d{1,2}\\s*\\)|[①②③④⑤⑥⑦⑧⑨⑩]|第\\s*\\d{1,2}(?:[、,-]\\d{1,2})*\\s*(?:项|条|款|点))";
const itemList = new RegExp(
  `${itemNumber}(?:\\s*(?:-+|至|、|,|和|及)?\\s*${itemNumber})*\\s*(?:项|条)?\\s*:?`,
  "g",
);

interface Tied {
  text: string;
  items: number[] | null;
}

/**
 * （1）（3）区运管所 （2）（4）-（9）公安分局: names tied to numbered sub-items, printed before or behind them. Names without a
 * number of their own are tied to `held`, the items of the run before.
 */
export function tiedRuns(text: string, held: number[] | null = null): Tied[] {
  const folded = fold(text);
  const lists = [...folded.matchAll(itemList)];
  if (lists.length === 0) return [{ text, items: held }];
  const leading = folded.slice(0, lists[0]!.index).replace(/[\s由,;、]/g, "") === "";
  const tied = lists.flatMap((match, index) => {
    const from = leading
      ? match.index + match[0].length
      : index === 0
        ? 0
        : lists[index - 1]!.index + lists[index - 1]![0].length;
    const to = leading ? (lists[index + 1]?.index ?? text.length) : match.index;
    const names = text.slice(from, to).replace(/^[\s,，;；、由]+|[\s,，;；、]+$/g, "");
    return names === "" ? [] : [{ text: names, items: itemsOf(match[0]) }];
  });
  return tied.length > 0 ? tied : [{ text: "", items: held }];
}

function itemsOf(list: string): number[] {
  const numbers: number[] = [];
  const plain = list.replace(/[①②③④⑤⑥⑦⑧⑨⑩]/g, (c) => ` ${"①②③④⑤⑥⑦⑧⑨⑩".indexOf(c) + 1} `);
  for (const match of plain.matchAll(/(\d+)\s*\)?\s*(?:(?:-+|至)\s*\(?\s*第?\s*(\d+))?/g)) {
    const [from, to] = [Number(match[1]), Number(match[2] ?? match[1])];
    for (let item = from; item <= Math.min(to, from + 60); item++)
      if (!numbers.includes(item)) numbers.push(item);
  }
  return numbers;
}
