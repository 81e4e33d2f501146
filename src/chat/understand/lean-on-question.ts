import { anyOf } from "../../domain/any-of.ts";
import type { Body } from "../../domain/body.ts";
import { stemOf } from "../../domain/names/body-name.ts";
import type { Intent } from "../intents.ts";
import type { Reading } from "../reading.ts";
import { leaning, ofAll } from "./leaning.ts";
import type { Memory, Situation } from "./situation.ts";
import { endsInWhich, isOfABody, ofFigures, standsAlone, within } from "./stands-alone.ts";

/** Answers that can be asked again with one thing changed. */
const changeable: ReadonlySet<Intent> = new Set<Intent>([
  "my_tasks",
  "body_tasks",
  "search",
  "who",
  "due_soon",
  "overdue",
  "task_detail",
  "progress",
  "indicator",
  "project",
  "stats",
]);

const continuing = anyOf(
  /呢[?？]?$|^那(?:么)?/,
  /^(?:它|他们|她们|这个?(?:局|委|办|单位|部门|街道|镇|支队|分局))(?:们|家)?的?/,
  // 不是开发区的，我问的是区安监局; 说错了，是财政局; 我是说商务委.
  /^(?:不是|不对|[说打写问弄搞看选]错|错)[^,，。]{0,14}[,，]\s*我?(?:问|说|指|要|看|想)*的?是/,
  /^我(?:是)?(?:问|说|指)的?是?(?![了到过])/,
  /(?:^|[,，])(?:只|仅|光|就)(?:看|要|留|剩|列|算)|再看|换(?!个?一?个?话题)成?|还有|还剩|其中/,
  /[这那](?:些|几[个项条]|[两二三四五六七八九十\d]+[个项条])|里面|里头|留下|挑出来|拎出来|筛|就行|也(?:给我|帮我|顺便|只)*(?:看|要|列|照|一样|来|发|说)|照这|按这/,
  /同样|^what about|^how about|^and\b|^(?:only|just)\b|\b(?:which|those|ones) of (?:them|these|those)\b/,
);
/** 交通的那个, 国土那家: what stands after the name of which one is meant. */
export const pointing = /的?[这那]一?(?:个|家|边|支)?$/;

/** Only what is new is said: a role, a body, a year, a topic. The rest is as before. */
export function byContinuing(reading: Reading, memory: Memory, situation: Situation): Reading | null {
  if (!changeable.has(memory.intent) || reading.tasks.length) return null;
  if (reading.unknownBody || reading.ambiguous) return null;
  const stems = bodiesByStem(reading, memory, situation);
  const said = stems.length ? { ...reading, bodies: stems, topics: [], left: [], leftOut: [] } : reading;
  return isChange(said, memory) ? changed(said, memory, situation) : null;
}

/** 国土的呢, 新阳也一样吗, after a body was spoken of. */
function bodiesByStem(reading: Reading, memory: Memory, { directory }: Situation): Body[] {
  const ofABody = memory.bodies.length > 0 || memory.mine;
  if (!ofABody || reading.bodies.length || reading.mine || reading.left.length !== 1) return [];
  const stem = reading.left[0]!.replace(/(?:也?一样|的?也)$/, "").replace(pointing, "");
  if (!continuing.test(reading.words) || ofTopics.test(reading.words)) return [];
  const found = directory.byStem(stem);
  // 交通的呢, after a 支队: that of the same kind.
  const before = memory.bodies.flatMap((id) => stemOf(directory.byId(id)?.name ?? "")?.suffix ?? []);
  const alike = found.filter(({ name }) => before.some((suffix) => name.endsWith(suffix)));
  return [...(alike.length === 1 ? alike : found)];
}

/** 其中跟消防沾边的: a topic, not a body. */
const ofTopics = /[跟与和].{1,8}(?:有关|相关|沾边|挂钩)|涉及|关于|方面|提到/;

function changed(reading: Reading, memory: Memory, situation: Situation): Reading {
  const newBodies = reading.bodies.length > 0 || reading.groups.length > 0;
  // What a body has is narrowed by what was said of it; any other list by its tasks.
  const ofABody = newBodies || isOfABody(memory);
  const timed = reading.due ?? reading.begins ?? reading.years ?? reading.standingKind;
  const ofProjects = memory.intent === "project" && Boolean(timed);
  const picked = ofProjects || (!ofABody && within.test(reading.words));
  const among = picked && memory.tasks.length > 1 ? memory.tasks : null;
  const bodies = newBodies || reading.mine ? reading.bodies : bodiesOf(memory, situation);
  const groups = newBodies || reading.mine ? reading.groups : memory.groups;
  const mine = reading.mine || (!newBodies && memory.mine);
  const named = isFigure(reading, memory) ? reading.left : reading.topics;
  const topics = named.length || among ? named : memory.topics;
  // 已经过期的呢, after 今年到期的: what is late now.
  const late = asksOverdue(reading) && !within.test(reading.words);
  const times = timed || late ? reading : memory;
  const change = {
    plan: reading.plan ?? memory.plan,
    bodies,
    groups,
    mine,
    topics,
    among,
    roles: reading.roles ?? memory.roles,
    via: reading.via ?? (ofAll.test(reading.words) ? null : memory.via),
    due: times.due,
    begins: times.begins,
    years: times.years,
    standing: times.standingKind !== null,
    standingKind: times.standingKind,
    states: reading.states ?? memory.states,
    unreported: reading.unreported ?? memory.unreported,
  };
  const intent = intentLike({ ...reading, ...change }, memory, Boolean(timed));
  return leaning(reading, { ...change, intent }, "the last question, changed");
}

/** A few words that only point may seem to ask anything; of 1. */
const likely = 0.4;
const asksOverdue = ({ intent, share }: Reading): boolean => intent === "overdue" && share >= likely;

/** A part of a question: 只看牵头的, 今年到期的, 那公安分局呢, 火灾的呢. */
function isChange(reading: Reading, memory: Memory): boolean {
  if (standsAlone(reading, memory)) return false;
  const narrows =
    reading.roles ||
    reading.via ||
    reading.due ||
    reading.begins ||
    reading.years ||
    reading.standing ||
    reading.unreported !== null ||
    reading.states ||
    asksOverdue(reading);
  const named = reading.bodies.length > 0 || reading.groups.length > 0 || reading.mine;
  if (reading.mine && !within.test(reading.words) && !weToo.test(reading.words)) return false;
  if (!narrows && !named && reading.topics.length === 0)
    return isFigure(reading, memory) || howMany.test(reading.words);
  if (continuing.test(reading.words) || weToo.test(reading.words)) return true;
  // 哪条过期了, of what was listed.
  if (asksOverdue(reading) && memory.tasks.length > 1 && within.test(reading.words)) return true;
  const listed = memory.tasks.length > 1 || memory.mine || memory.bodies.length > 0;
  const ofABody = isOfABody(memory);
  const ends = endsInDe.test(reading.words);
  const isPart =
    (ends || (ofABody && (isShort.test(reading.words) || picks.test(reading.words)))) &&
    !ofAll.test(reading.words);
  if (named)
    return (
      isPart &&
      (ofFigures.has(memory.intent) ||
        ((memory.bodies.length > 0 || (ends && memory.tasks.length > 1)) && !narrows))
    );
  // 跟培训有关的, after what a body has.
  if (reading.intent === "search" && ofABody && endsInWhich.test(reading.words) && memory.tasks.length > 1)
    return true;
  return Boolean(narrows) && reading.topics.length === 0 && listed && isPart;
}

/** 一共几项, 有多少条: of the last list. */
const howMany = /^(?:那|一共|总共|共|合计)*有?(?:几|多少)[项条个](?:任务)?[?？]?$/;
/** 我们呢, after what another body has. */
const weToo =
  /^(?:那)?(?:我|咱|俺|本)[^,，。]{0,4}(?:自己)?的?呢[?？]?$|^(?:那|里[面头])*有(?:没有)?(?:我|咱|俺|本)[^,，。]{0,4}的?(?:吗|么|没有?)?[?？]?$/;
/** 今年到期的. */
const endsInDe = /^[^,，。?？]{1,10}的(?:有没有|没有?|吗|么|(?:又?是)?哪一?[个项条几些]个?)?[?？]?$/;
/** 哪些快到期, 哪几项没报. */
const picks =
  /^(?:哪[几些]?[个项条]?|有?哪些)[^,，。]{0,4}(?:到期|过期|逾期|截止|没报|没完成|要完成|.{1,6}的$)/;
/** 有牵头的吗. */
const isShort = /^(?:有没有|还?有)?[^,，。?？]{1,5}(?:没有?|吗|么)?[?？]?$/;

/** 万车的呢, after a figure or a project: its name need not stand in any task. */
const isFigure = (reading: Reading, memory: Memory): boolean =>
  ofFigures.has(memory.intent) && reading.left.length > 0 && /呢[?？]?$/.test(reading.words);

function intentLike(reading: Reading, memory: Memory, timed: boolean): Intent {
  const named = reading.bodies.length > 0 || reading.groups.length > 0;
  const kept: Intent[] = ["overdue", "due_soon", "progress", "indicator", "project", "stats"];
  if (asksOverdue(reading) || reading.intent === "remind") return reading.intent;
  if (memory.intent === "who" && reading.topics.length > 0 && !named) return "who";
  if (timed && memory.intent !== "indicator") return "due_soon";
  if (kept.includes(memory.intent)) return memory.intent;
  if (reading.mine) return "my_tasks";
  return named ? "body_tasks" : "search";
}

const bodiesOf = (memory: Memory, situation: Situation): Body[] =>
  memory.bodies.flatMap((id) => situation.directory.byId(id) ?? []);
