import type { Intent } from "../intents.ts";
import type { Reading } from "../reading.ts";
import { findPlace } from "./find-place.ts";
import { byContinuing, pointing } from "./lean-on-question.ts";
import { bySubject } from "./lean-on-task.ts";
import { leaning, ofOneTask, ofTasks, reportOf } from "./leaning.ts";
import type { Memory, Situation } from "./situation.ts";

/** An intent less sure than this was read out of words that only point. */
const likely = 0.4;
/** A choice is said in a few words, in characters. */
const longestChoice = 12;
/** A slip is put right in a few words beside the number, in characters. */
const longestSlip = 12;

/** A sentence that leans on the last answer, completed from it; the reading itself where it stands alone. */
export function leanOn(reading: Reading, situation: Situation): Reading {
  const { memory } = situation;
  if (!memory) return reading;
  if (reading.slash)
    return isBareWord(reading, memory) ? (bySubject(reading, memory, situation) ?? reading) : reading;
  return (
    byChoice(reading, memory, situation) ??
    byItem(reading, memory) ??
    bySlip(reading, memory) ??
    byCorrection(reading, memory) ??
    byRepeat(reading, memory) ??
    byPlace(reading, memory) ??
    bySubject(reading, memory, situation) ??
    byContinuing(reading, memory, situation) ??
    withFocus(reading, memory)
  );
}

/** 谁负责, 进展, 延期: a command's word said alone, without the slash, of the one task last spoken of. */
const isBareWord = ({ slash, words, intent }: Reading, memory: Memory): boolean =>
  slash === words && ofTasks.has(intent) && memory.tasks.length === 1;

/** 消防的, after the bot asked which 支队 is meant. */
function byChoice(reading: Reading, memory: Memory, { directory }: Situation): Reading | null {
  if (memory.choices.length === 0 || reading.words.length > longestChoice) return null;
  // 第二个, 后面那个: its place among the choices.
  const places = findPlace(reading.words, { ...memory, tasks: [], list: memory.choices }) ?? [];
  if (reading.tasks.length > 0 && places.length === 0) return null;
  const words = reading.bodies.length
    ? []
    : reading.left.map((part) => part.replace(pointing, "").replace(/^(?:管|负责|搞|做|是)/, ""));
  const choices = memory.choices.flatMap((id) => directory.byId(id) ?? []);
  // 公安交通的 is part of one of the names, whatever else it was taken for.
  const said = reading.words
    .replace(/^(?:是|就是?|要|选|管)/, "")
    .replace(pointing, "")
    .replace(/的$/, "");
  const whole = choices.filter((body) => [body.name, ...body.aliases].some((name) => name.includes(said)));
  const fitting = choices.filter(
    (body) =>
      places.includes(body.id) ||
      reading.bodies.includes(body) ||
      words.some((part) => part && [body.name, ...body.aliases].some((name) => name.includes(part))),
  );
  const bodies = whole.length === 1 ? whole : fitting;
  if (bodies.length !== 1) return null;
  const { roles, due, begins, years, standingKind, states, unreported } = memory;
  const change = { bodies, tasks: [], topics: [], left: [], leftOut: [], ambiguous: null, unknownBody: null };
  const kept = {
    roles,
    due,
    begins,
    years,
    standingKind,
    standing: standingKind !== null,
    states,
    unreported,
  };
  return leaning(reading, { ...change, ...kept, intent: memory.intent }, "the choice that was asked for");
}

/** 第5小项谁干: a part of the task last spoken of. */
function byItem(reading: Reading, memory: Memory): Reading | null {
  const [part] = reading.tasks;
  const [number] = memory.tasks;
  if (part?.number !== "" || memory.tasks.length !== 1 || !number) return null;
  const tasks = [{ number, item: part.item }];
  return leaning(reading, { plan: memory.plan, tasks, topics: [] }, "the task of the last answer");
}

const slip = /[打说写输敲按看记问发选]错|手滑|手误|口误|(?:^|[,，])(?:哦|啊|噢)?(?:不对|不是)/;

/** 打错了，是68: what was asked last, of the task that was meant. After a report it corrects that instead. */
function bySlip(reading: Reading, memory: Memory): Reading | null {
  const said = reading.tasks.length > 0 && reading.words.length <= longestSlip && slip.test(reading.words);
  if (!said || reading.topics.length || reading.bodies.length || ofReports.has(memory.intent)) return null;
  const tasks = reading.tasks.slice(-1);
  const intent = ofTasks.has(memory.intent) ? memory.intent : "task_detail";
  return leaning(
    reading,
    { intent, tasks, left: [], leftOut: [], report: null },
    "the last request, put right",
  );
}

/** 刚才说早了, 更正, 数错了: of what was just reported. */
const corrects =
  /^(?:更正|纠正|订正)|(?:^|[,，])(?:(?:刚才|刚刚|上面|前面|那个?|我|哦|啊)*(?:那(?:个|条|句|项))?[写说报填数记看打弄搞算](?:错|早|多|少|漏)了?|不对|有误)|\b(?:correction|i meant|that was wrong)\b/;

/** After a report, what puts it right is of the same task. */
function byCorrection(reading: Reading, memory: Memory): Reading | null {
  const [number] = memory.tasks;
  const reported = memory.intent === "report" || memory.intent === "correct";
  if (!reported || memory.tasks.length !== 1 || !number || reading.tasks.length) return null;
  if (!corrects.test(reading.words) || reading.intent === "extend") return null;
  return leaning(
    reading,
    {
      intent: "correct",
      plan: memory.plan,
      tasks: [{ number, item: null }],
      topics: [],
      due: null,
      report: reportOf("correct", reading),
    },
    "what was just reported",
  );
}

const ofReports: ReadonlySet<Intent> = new Set<Intent>(["report", "correct", "extend"]);

/** 59也是, after 54退回重写: the same once more. */
function byRepeat(reading: Reading, memory: Memory): Reading | null {
  if (reading.tasks.length === 0 || reading.intent !== "task_detail" || memory.intent === "task_detail")
    return null;
  if (
    !ofTasks.has(memory.intent) ||
    !/也(?:是|一样|要|得|该|催|退|报)?[。.!！]?$|同样|一样/.test(reading.words)
  )
    return null;
  const { intent } = memory;
  return leaning(
    reading,
    { intent, report: reportOf(intent, reading) },
    "the last request, for another task",
  );
}

/** 第三个, 最后那个, 下一项: by its place in the last list. */
function byPlace(reading: Reading, memory: Memory): Reading | null {
  if (reading.bodies.length > 0) return null;
  const [name] = memory.named.length
    ? (findPlace(reading.words, { ...memory, tasks: [], list: memory.named }) ?? [])
    : [];
  const told = name ?? byName(reading, memory) ?? byField(reading, memory);
  if (told)
    return leaning(
      reading,
      {
        intent: reading.intent === "progress" ? "progress" : memory.intent,
        plan: memory.plan,
        tasks: [],
        topics: [told],
        left: [told],
      },
      "one of what was listed",
    );
  const numbers = findPlace(reading.words, memory);
  if (!numbers) return null;
  const intent = ofTasks.has(reading.intent) && reading.share >= likely ? reading.intent : "task_detail";
  const tasks = numbers.map((number) => ({ number, item: null }));
  return leaning(
    reading,
    { intent, plan: memory.plan, tasks, topics: [], mine: false },
    `number ${numbers.join(", ")} of the last answer`,
  );
}

/** 一农那个: a part of one of the names of projects or figures listed last. */
function byName({ words }: Reading, { named }: Memory): string | null {
  const said = /^(?:那个?)?(\p{Script=Han}{2,6}?)(?:[这那]个|的)/u.exec(words)?.[1];
  const fitting = said ? named.filter((name) => name.includes(said)) : [];
  return fitting.length === 1 ? fitting[0]! : null;
}

/** 建在哪儿, 投多少钱: what a project has, of the only one spoken of. */
const ofProjects =
  /建在|在哪[儿里]?(?:建|$)|选址|地址|地点|多少钱|投资|投了?多少|花多少|(?:什么时候|哪年|几时)(?:能|要)?(?:建|完|竣)|多大|规模/;

const byField = ({ words }: Reading, { intent, named }: Memory): string | null =>
  intent === "project" && named.length === 1 && ofProjects.test(words) ? named[0]! : null;

/** A report tells of its task by what was done; where no task fits that, it is the one last spoken of. */
function withFocus(reading: Reading, memory: Memory): Reading {
  const [number] = memory.tasks;
  const one = reading.tasks.length === 0 && memory.tasks.length === 1;
  // After a report the next one is of another task, unless it corrects the first.
  const next = reading.intent === "report" && memory.intent === "report";
  const may = one && ofOneTask.has(reading.intent) && !next;
  return may && number ? { ...reading, focus: number } : reading;
}
