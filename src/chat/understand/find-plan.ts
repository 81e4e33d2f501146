import { firstYearOf } from "../../domain/plan.ts";
import { numberFrom } from "./han-number.ts";
import { masks, type Sentence, take, takeMatch } from "./sentence.ts";
import type { PlanName, Situation } from "./situation.ts";

/**
 * Which plans a sentence names: by id (规划#12), title, district, period or kind. All that fit everything said; empty when
 * nothing is said of any. Districts are looked for after the bodies, whose names may begin with them.
 */
export function findPlanId(sentence: Sentence, situation: Situation): string[] {
  const prefix = /([\p{L}\p{N}_-]{2,40})\s*[#＃](?=\s*\d)/u.exec(sentence.rest);
  if (prefix?.[1]) {
    const ofThis = /^(?:本?规划|本?方案|计划|plan)$/.test(prefix[1]);
    const named = ofThis ? [] : plansCalled(prefix[1], situation.plans);
    // 规划#12 names no plan in particular: the one in question.
    if (named.length || ofThis) {
      take(sentence, prefix.index, prefix[1].length, masks.plan);
      sentence.why.push(`plan: ${prefix[1]}`);
      return named;
    }
  }
  // 《消防法》 is no plan of ours: a topic.
  const title = /《([^》]{2,60})》/.exec(sentence.rest)?.[1] ?? "";
  const called = title ? plansCalled(title, situation.plans) : [];
  if (called.length) {
    takeMatch(sentence, /《([^》]{2,60})》/, "plan title", masks.plan);
    return called;
  }
  for (const plan of situation.plans) {
    const at = plan.id.length >= 3 ? sentence.rest.indexOf(plan.id.toLowerCase()) : -1;
    if (at < 0 || !/[-_\d]/.test(plan.id)) continue;
    take(sentence, at, plan.id.length, masks.plan);
    sentence.why.push(`plan id: ${plan.id}`);
    return [plan.id];
  }
  return [];
}

function plansCalled(words: string, plans: PlanName[]): string[] {
  const wanted = plain(words);
  const exact = plans.filter((plan) => plan.id.toLowerCase() === words.toLowerCase());
  if (exact.length) return exact.map((plan) => plan.id);
  const byTitle = plans.filter(
    (plan) => plain(plan.title).includes(wanted) || wanted.includes(plain(plan.title)),
  );
  const found = byTitle.length
    ? byTitle
    : plans.filter((plan) => plan.regionNames.some((name) => wanted.startsWith(plain(name))));
  return found.map((plan) => plan.id);
}

const plain = (words: string): string => words.replace(/[《》“”"'‘’\s（）()]/g, "").toLowerCase();

/** Districts, periods and kinds of plan named outside the names of bodies. */
export function findPlanWords(sentence: Sentence, situation: Situation): string[] {
  const { plans } = situation;
  if (plans.length === 0) return [];
  const regions = districtNames(plans).filter(({ name }) => takeRegion(sentence, name));
  const bound = plans.find((plan) => plan.id === situation.bound);
  if (bound && regions.length === 0) {
    const near = plans.filter((plan) => plan.region === bound.region);
    const left = narrow(sentence, near);
    return left.length === near.length ? [] : left.map((plan) => plan.id);
  }
  const said = regions.length
    ? plans.filter((plan) => regions.some(({ region }) => region === plan.region))
    : plans;
  const narrowed = narrow(sentence, said);
  if (regions.length === 0 && narrowed.length === plans.length) return [];
  return narrowed.map((plan) => plan.id);
}

/** Names of districts, longest first: 清新区 is not 新区. */
export function districtNames(plans: readonly PlanName[]): { name: string; region: string }[] {
  return plans
    .flatMap(({ regionNames, region }) => regionNames.map((name) => ({ name, region })))
    .sort((a, b) => b.name.length - a.name.length);
}

function takeRegion(sentence: Sentence, name: string): boolean {
  const words = name.toLowerCase();
  const form = [`${words}区的`, `${words}的`, `${words}区`, words].find((each) =>
    sentence.rest.includes(each),
  );
  if (!form || words.length < 2) return false;
  const at = sentence.rest.indexOf(form);
  // 海沧|大道, 新区|域: a district's name inside another word is none.
  if (/^[街镇路港]/.test(sentence.rest.slice(at + form.length))) return false;
  take(sentence, at, form.length, masks.plan);
  sentence.why.push(`district: ${name}`);
  return true;
}

const kinds: [RegExp, RegExp][] = [
  [/应急(?:管理)?规划/, /应急管理/],
  [/安全生产规划|安全规划|分工(?:方案|表)/, /安全生产/],
];

/** 十四五 and the like. @returns the first year it means */
export function periodSaid(words: string): { said: string; start: number } | null {
  const match = /(十[一二三四五六七八九])五/.exec(words);
  const number = numberFrom(match?.[1] ?? "");
  return match && number ? { said: match[0], start: firstYearOf(number) } : null;
}

/** Only what tells plans of one district apart is taken as naming a plan; else it is part of a topic. */
function narrow(sentence: Sentence, plans: PlanName[]): PlanName[] {
  const period = periodSaid(sentence.rest);
  const inPeriod = period ? keep(sentence, plans, period.said, (plan) => isOfPeriod(plan, period)) : plans;
  return kinds.reduce((left, [said, meant]) => {
    const words = said.exec(sentence.rest)?.[0];
    return words ? keep(sentence, left, words, (plan) => meant.test(plan.title)) : left;
  }, inPeriod);
}

const isOfPeriod = (plan: PlanName, { said, start }: { said: string; start: number }): boolean =>
  plan.periodStart === start || plan.title.includes(said);

/** Those that fit what was said, where it tells them from others. */
function keep(
  sentence: Sentence,
  plans: PlanName[],
  said: string,
  fits: (plan: PlanName) => boolean,
): PlanName[] {
  const fitting = plans.filter(fits);
  if (fitting.length === 0 || fitting.length === plans.length) return plans;
  takeMatch(sentence, new RegExp(`${said}(?:规划|方案)?(?:里|中|的)?`), "kind of plan", masks.plan);
  return fitting;
}
