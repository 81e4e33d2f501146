import type { Intent } from "../intents.ts";
import type { Reading } from "../reading.ts";
import { leaning, ofTasks, reportOf } from "./leaning.ts";
import type { Memory } from "./situation.ts";

/** A slip is put right in a few words beside the number, in characters. */
const longestSlip = 12;
/** The same in English. */
const longestEnglishSlip = 40;

const slip =
  /[打说写输敲按看记问发选]错|手滑|手误|口误|(?:^|[,，])(?:哦|啊|噢)?(?:不对|不是)|\bi meant?\b|^(?:sorry|no|oops),?\s/;

/** 打错了，是68: what was asked last, of the task that was meant. After a report it corrects that instead. */
export function bySlip(reading: Reading, memory: Memory): Reading | null {
  const longest = reading.language === "en" ? longestEnglishSlip : longestSlip;
  const said = reading.tasks.length > 0 && reading.words.length <= longest && slip.test(reading.words);
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
export function byCorrection(reading: Reading, memory: Memory): Reading | null {
  const [number] = memory.tasks;
  const reported = memory.intent === "report" || memory.intent === "correct";
  if (!reported || memory.tasks.length !== 1 || !number || reading.tasks.length) return null;
  if (!corrects.test(reading.words) || reading.intent === "extend") return null;
  return leaning(
    reading,
    {
      intent: "correct",
      plan: memory.plan,
      tasks: [{ number, items: null }],
      topics: [],
      due: null,
      report: reportOf("correct", reading),
    },
    "what was just reported",
  );
}

/** 原因是招标流标了, 到2021年3月吧, after more time was asked for. */
const reason =
  /^(?:原因|理由|缘由)(?:是|为|[:：,，])|^(?:主要)?(?:是)?因为|^(?:想|希望|就)?(?:延|推)?到(?:20\d\d年|[今明后]年|\d{1,2}月|年底)/;

export function byReason(reading: Reading, memory: Memory): Reading | null {
  const [number] = memory.tasks;
  if (memory.intent !== "extend" || memory.tasks.length !== 1 || !number || reading.tasks.length) return null;
  if (!reason.test(reading.words)) return null;
  const tasks = [{ number, items: null }];
  return leaning(
    reading,
    { intent: "extend", plan: memory.plan, tasks, topics: [], due: reading.due ?? memory.due },
    "the reason for more time",
  );
}

const ofReports: ReadonlySet<Intent> = new Set<Intent>(["report", "correct", "extend"]);

/** 59也是, after 54退回重写; 53呢, after 51报了没: the same once more. */
export function byRepeat(reading: Reading, memory: Memory): Reading | null {
  if (reading.tasks.length === 0 || reading.intent !== "task_detail" || memory.intent === "task_detail")
    return null;
  const asks = memory.intent === "who" || memory.intent === "progress";
  const again = asks && /^那?第?\d{1,3}[项条号]?呢[?？]?$/.test(reading.words);
  const too = /也(?:是|一样|要|得|该|催|退|报)?[。.!！]?$|同样|一样/.test(reading.words);
  if (!ofTasks.has(memory.intent) || !(again || too)) return null;
  const { intent } = memory;
  return leaning(
    reading,
    { intent, report: reportOf(intent, reading) },
    "the last request, for another task",
  );
}
