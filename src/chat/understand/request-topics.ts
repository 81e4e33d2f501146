import { isIntroduced } from "./find-topics.ts";

/** Where a sentence says what is wanted. */
const requests = /[我咱俺本]|哪|什么|啥|几[个项条件]|列|发|有没有|理一/;
const related = /沾边|搭边|挂钩|相关|有关/;
const ofWhatWasSaid = new RegExp(`第几[项条]|是哪一?[项条]|${related.source}`);
/** A clause that says less than this beside a topic only names it, in characters. */
const shortestReason = 3;
/** 职业危害、职业病那些. */
const joints = /[、和与及跟]|[这那](?:些|个?事|件事|档子?事)/g;

/**
 * 要开党委会了，咱镇摊上哪些事: what leads up to the request names no topic of it; 消防这块，我们有哪些 does.
 * @returns those of the topics that the request speaks of
 */
export function topicsOfRequest(topics: readonly string[], words: string): string[] {
  const clauses = words.split(/[,，。;；!！?？\s]+/).filter(Boolean);
  const request = clauses.findLastIndex((clause) => clause.length > shortestReason && requests.test(clause));
  // 预案要衔接，镇上摊到的是第几项; …，跟咱镇沾边的: one task is asked for, of what was just said.
  if (request >= 0 && ofWhatWasSaid.test(clauses[request] ?? "")) return [...topics];
  const all = topics.flatMap((topic) => topic.split(" "));
  return topics.filter((topic) => {
    const parts = topic.split(" ");
    const at = clauses.findIndex((clause) => clause.includes(parts[0] ?? ""));
    if (
      at < 0 ||
      at >= request ||
      related.test(clauses[at] ?? "") ||
      parts.some((part) => isIntroduced(words, part))
    )
      return true;
    const beside = all.reduce((clause, part) => clause.replace(part, ""), clauses[at] ?? "");
    return beside.replace(joints, "").length < shortestReason;
  });
}
