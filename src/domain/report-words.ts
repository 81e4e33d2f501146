import { anyOf } from "./any-of.ts";
import type { SelfState } from "./report.ts";
import { withoutTaskNumber } from "./report-sentence.ts";

/** What a sentence says about state and percentage; null where it says nothing of it. */
export interface ReportWords {
  state: SelfState | null;
  percent: number | null;
}

const digits = "零一二三四五六七八九";

/**
 * Reads a report in one sentence. 完成 alone speaks of a part ("初稿已完成"), so only a sentence about the whole task
 * ("任务已完成", "全部完成", "已办结", "申请销号", 100%) makes it done.
 */
export function readReportWords(sentence: string): ReportWords {
  const words = withoutTaskNumber(sentence.normalize("NFKC"));
  const percent = percentIn(words);
  if (percent === 100 || doneWords.test(words)) return { state: "done", percent: 100 };
  return { state: stateIn(words), percent };
}

const doneWords = anyOf(
  /(?:任务|工作|项目|该项|本项|此项)(?:[^,,。;;]{0,6})?(?:已|均已|已经)(?:全部|全面|按时|提前|如期)?(?:完成|办结|完工)/i,
  /(?:^|[,,。;;\s])(?:已|均已|已经)?(?:全部|全面|按时|提前|如期)完成(?:$|[,,。;;\s])/i,
  /^(?:已|已经)?(?:全部|全面|按时|提前|如期)?(?:完成|办结|做完|办完)了?(?:[。!！]?$|[,，;；。](?!.*(?:预计|下一?步|计划|拟|打算|准备|还)))/i,
  /已办结|已销号|申请销号|竣工验收合格|\b(?:task|all) (?:is )?(?:done|completed|finished)\b/i,
  /^(?:done|completed|finished)[.!]?$/i,
);

function percentIn(words: string): number | null {
  const found = /(\d{1,3})(?:\.0+)?\s*(?:%|percent\b)|百分之(\d{1,3}|[一二三四五六七八九十百]{1,4})/i.exec(
    words,
  );
  const figure = found?.[1] ?? found?.[2];
  if (figure === undefined) return null;
  const percent = /^\d+$/.test(figure) ? Number(figure) : hanNumber(figure);
  return percent > 100 ? null : percent;
}

/** 一 to 一百, as written after 百分之. */
function hanNumber(words: string): number {
  if (words === "百" || words === "一百") return 100;
  const [tens, ones] = words.includes("十") ? words.split("十") : ["", words];
  const value = (word: string | undefined): number => (word ? digits.indexOf(word) : 0);
  return (words.includes("十") ? (tens ? value(tens) : 1) * 10 : 0) + value(ones);
}

function stateIn(words: string): SelfState | null {
  if (/未启动|尚未开始|还没开始|没有启动|not started/i.test(words)) return "notStarted";
  if (/受阻|停滞|无法推进|卡住|推进不下去|blocked|stuck/i.test(words)) return "blocked";
  if (/滞后|进度慢|落后|欠进度|推迟|延误|behind|delayed/i.test(words)) return "behind";
  if (/超进度|提前|超额|ahead/i.test(words)) return "ahead";
  if (/推进|进展|正在|启动|已完成|完成了|达进度|按序时|有序|on track|progress|under way/i.test(words))
    return "onTrack";
  return null;
}
