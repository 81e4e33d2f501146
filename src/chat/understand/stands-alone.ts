import type { Intent } from "../intents.ts";
import type { Reading } from "../reading.ts";
import { asksText, describes, ofOneTask } from "./leaning.ts";
import type { Memory } from "./situation.ts";

/** What was answered last is what a body has. */
export const isOfABody = ({ mine, bodies, groups }: Memory): boolean =>
  mine || bodies.length > 0 || groups.length > 0;

/** Out of what was listed last. */
export const within =
  /其中|里面|里头|^哪[几一]?[条项](?!单位|部门)[^,，。]{0,6}(?:过期|逾期|超期|到期|没报|没完成)|[这那](?:些|几[个项条](?=里|中)|[两二三四五六七八九十\d]+[个项条](?=里|中))|留下|挑出来|剔|^(?:只|仅|光|就)(?:看|要|留)|\bof (?:these|those|them)\b/;

/** A whole question of its own, whatever it begins with: 那公安分局有什么任务. */
const freshQuestion =
  /^(?:完成)?时限[写是栏]|手[上里]都?有(?:什么|啥|哪)|(?:有|是)(?:什么|啥|哪些|几项|多少).{0,2}任务|有几[项条件个]|负责(?:什么|啥|哪)|职责/;

export const ofFigures: ReadonlySet<Intent> = new Set<Intent>(["indicator", "project"]);
const saysTasks = /任务|每年|长期/;

/** Says what it is about itself: 那拖拉机年检谁管; 老旧渔船还剩3艘没更新, a report. */
export const standsAlone = (reading: Reading, memory: Memory): boolean => {
  const { intent, topics, words } = reading;
  return (
    freshQuestion.test(words) ||
    (ofFigures.has(memory.intent) && !ofFigures.has(intent) && saysTasks.test(words)) ||
    (ofFigures.has(intent) && !ofFigures.has(memory.intent)) ||
    // What a body has nothing of is not narrowed: a topic is looked for in the whole plan.
    (memory.tasks.length === 0 &&
      !ofFigures.has(memory.intent) &&
      topics.length > 0 &&
      intent === "search") ||
    (ofOneTask.has(intent) && (topics.length > 0 || words.length > longestChange)) ||
    (describes(reading) && (asksOwners.test(words) || asksText.test(words))) ||
    (topics.length > 0 && intent === "search" && asksWhich.test(words) && !ofThePicked(words, memory)) ||
    (topics.length > 0 && intent === "who" && asksWho.test(words) && !/呢[?？]?$/.test(words))
  );
};
const asksOwners = /还有(?:谁|哪)|哪[几些](?:家|个?单位|个?部门)|谁/;
/** 提到体验馆的是哪几条, after what a body has. */
export const endsInWhich = /的(?:又?是|有)?(?:哪一?[几些]?[个项条]?)?[?？]?$/;
const ofThePicked = (words: string, memory: Memory): boolean =>
  within.test(words) || (isOfABody(memory) && endsInWhich.test(words));
/** 那投诉举报平台是第几条的. */
const asksWhich = /(?:是|在|写|讲|提)[到在]?(?:第几|哪一?)[条项]|(?:写|放|列|讲|提)[到在]*(?:哪[里儿]?|第几)/;
/** A change of the last question is said in fewer characters. */
const longestChange = 12;
const asksWho =
  /(?:谁|哪个?(?:单位|部门|家))(?:在|来|去)?(?:管|负责|牵头|配合|参与|抓|弄|干)|[归由找](?:谁|哪[家个])/;
