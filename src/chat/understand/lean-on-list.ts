import { closestBy } from "../../domain/topic-match.ts";
import type { Intent } from "../intents.ts";
import type { Reading } from "../reading.ts";
import { findPlace } from "./find-place.ts";
import { leaning, ofTasks, talks } from "./leaning.ts";
import type { Memory, Situation } from "./situation.ts";

/** An intent less sure than this was read out of words that only point. */
const likely = 0.4;

/** 上一条: nothing but the place is said. */
const onlyPoints = /^(?:那)?(?:再)?[上下前后]一?[条个项][呢吧?？]?$/;

/** 第三个, 最后那个, 下一项: by its place in the last list. */
export function byPlace(reading: Reading, memory: Memory): Reading | null {
  if (reading.bodies.length > 0 && reading.intent !== "assign") return null;
  const [name] = memory.named.length
    ? (findPlace(reading.words, { ...memory, tasks: [], list: memory.named }) ?? [])
    : [];
  const told = byName(reading, memory) ?? (talks(reading) ? null : (name ?? byField(reading, memory)));
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
  const numbers = talks(reading) ? null : findPlace(reading.words, memory);
  if (!numbers) return null;
  const sure = ofTasks.has(reading.intent) && reading.share >= likely && !onlyPoints.test(reading.words);
  const intent = sure ? reading.intent : "task_detail";
  const tasks = numbers.map((number) => ({ number, items: null }));
  return leaning(
    reading,
    { intent, plan: memory.plan, tasks, topics: [], mine: false },
    `number ${numbers.join(", ")} of the last answer`,
  );
}

/** 一农那个: a part of one of the names of projects or figures listed last. */
function byName({ words }: Reading, { named }: Memory): string | null {
  const said = /^(?:那个?)?(\p{Script=Han}{2,6}?)(?:[这那]个|的)/u.exec(words)?.[1];
  const fitting = said ? closestBy(named, (name) => name, said) : [];
  return fitting.length === 1 ? fitting[0]! : null;
}

/** 这家单位全部任务拉出来, 他们还管什么: after who has a task. */
const theOwner =
  /(?:这|那|该)一?(?:家|个)?(?:单位|部门|局|委|支队|分局|镇|街道)|^(?:那)?(?:这|那)家|^(?:那)?(?:他们|它们?)(?:家|单位)?(?:还|都|一共|总共|有|牵头|参与|配合|负责|点名|全部|的(?:任务|活))/;
const asLists: ReadonlySet<Intent> = new Set<Intent>([
  "stats",
  "my_tasks",
  "search",
  "unknown",
  "who",
  "task_detail",
]);

/** 催一下他们, after what a body has not done. */
export function byUrged(reading: Reading, memory: Memory, { directory }: Situation): Reading | null {
  const bodies = memory.bodies.flatMap((id) => directory.byId(id) ?? []);
  const them = reading.intent === "remind" && /他们|它们?|这家|这个?单位/.test(reading.words);
  if (!them || bodies.length === 0 || reading.bodies.length > 0 || memory.tasks.length === 1) return null;
  return leaning(
    reading,
    { plan: memory.plan, bodies, due: memory.due, states: memory.states },
    "the body last spoken of",
  );
}

export function byOwner(reading: Reading, memory: Memory, { directory }: Situation): Reading | null {
  const [owner, ...others] = memory.owners.flatMap((id) => directory.byId(id) ?? []);
  const topics = reading.known.filter((topic) => !theOwner.test(topic));
  const named = reading.bodies.length > 0 || reading.mine || reading.tasks.length > 0 || topics.length > 0;
  if (!owner || others.length > 0 || named || !theOwner.test(reading.words)) return null;
  const intent = asLists.has(reading.intent) ? "body_tasks" : reading.intent;
  return leaning(
    reading,
    { intent, plan: memory.plan, bodies: [owner], topics: [], left: [], leftOut: [] },
    "who has the task spoken of",
  );
}

/** 那运管所呢, 海事局的是第几, after what of one task a body has: the same task. */
const sameTask = /呢[?？]?$|第几|哪[几一]?(?:小?[项条点]|个)/;

export function byOtherBody(reading: Reading, memory: Memory): Reading | null {
  const [number] = memory.tasks;
  const ofPart =
    memory.intent === "task_detail" && memory.list.length < 2 && (memory.bodies.length > 0 || memory.mine);
  if (!ofPart || memory.tasks.length !== 1 || !number || reading.tasks.length > 0) return null;
  if (reading.bodies.length === 0 || reading.topics.length > 0 || !sameTask.test(reading.words)) return null;
  const tasks = [{ number, items: null }];
  return leaning(
    reading,
    { intent: "task_detail", plan: memory.plan, tasks },
    "the task of the last answer, of another body",
  );
}

/** 还是回到全部吧: what a body has, narrowed by nothing. */
const toWhole =
  /^(?:那)?(?:还是|再|又)?(?:回到?|返回|恢复|切回|看回?)(?:去)?(?:全部|所有|整个|完整|原来)(?:的|任务|清单|列表)*(?:吧|看看)?[。.!！]?$|^(?:不筛|不限|取消筛选|去掉(?:筛选|条件))/;

export function byWhole(reading: Reading, memory: Memory, { directory }: Situation): Reading | null {
  if (!toWhole.test(reading.words) || (memory.bodies.length === 0 && !memory.mine)) return null;
  const bodies = memory.bodies.flatMap((id) => directory.byId(id) ?? []);
  const whole = { bodies, mine: memory.mine, topics: [], left: [], leftOut: [], roles: null, tasks: [] };
  return leaning(
    reading,
    { ...whole, intent: memory.mine ? "my_tasks" : "body_tasks", plan: memory.plan },
    "the whole list of the body",
  );
}

/** 建在哪儿, 投多少钱: what a project has, of the only one spoken of. */
const ofProjects =
  /建在|在哪[儿里]?(?:建|$)|选址|地址|地点|多少钱|投资|投了?多少|花多少|(?:什么时候|哪年|几时)(?:能|要)?(?:建|完|竣)|多大|规模/;

const byField = ({ words }: Reading, { intent, named }: Memory): string | null =>
  intent === "project" && named.length === 1 && ofProjects.test(words) ? named[0]! : null;
