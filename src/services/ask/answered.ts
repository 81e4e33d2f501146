import type { Reading } from "../../chat/reading.ts";
import type { Memory, PlanName } from "../../chat/understand/situation.ts";
import type { Body } from "../../domain/body.ts";

/** An answer to what the bot asked is short, in characters. */
const longestAnswer = 14;

/** 第52项, 52那个, 第二个, 最后一个. */
const numberAlone =
  /^(?:就?是|应该是|选|要)?\s*(?:第?[\d零一二三四五六七八九十百]+\s*[项条号个]?|最[后前]一?[个项条])(?:那个|那项|的|任务|吧|呢)*[。.!！]?$/;

/** 宣传部, 给宣传部吧. */
const bodyAlone = ({ words }: Reading, { name, aliases }: Body): boolean =>
  [name, ...aliases].some((each) =>
    new Set(["", "给", "是", "由", "加", "加上"]).has(
      words.replace(each, "◎").replace(/◎(?:吧|呢)?[。.!！]?$/, ""),
    ),
  );

/**
 * 海沧的, 第52项: what the bot asked back for (which plan, task or body), said in words instead of by its button. It completes
 * the words that the bot asked about, as the button does; null where the sentence is no such answer.
 */
export function completed(
  reading: Reading,
  memory: Memory | null,
  plans: readonly PlanName[],
): string | null {
  if (!memory?.asked || reading.slash || reading.words.length > longestAnswer) return null;
  if (memory.asked === "plan") {
    const plan = plans.find(({ id }) => id === reading.plan);
    return plan && reading.tasks.length === 0 ? `《${plan.title}》${memory.words}` : null;
  }
  if (memory.asked === "body") {
    const [body, ...more] = reading.bodies;
    const alone = body && more.length === 0 && reading.tasks.length === 0 && bodyAlone(reading, body);
    return alone ? `${memory.words} ${body.name}` : null;
  }
  const [task, ...others] = reading.tasks;
  const alone = others.length === 0 && numberAlone.test(reading.words);
  return task?.number && alone ? `第${task.number}项 ${memory.words}` : null;
}
