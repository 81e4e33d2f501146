import { afterAll, bench, describe, expect } from "vitest";
import { askWorld } from "./ask-worlds.ts";

/** The promise: a question over 100,000 tasks in 50 plans costs at most twice what it costs over 100 tasks. */
const small = await askWorld(1, 100);
const large = await askWorld(50, 2_000);

afterAll(() => {
  small.close();
  large.close();
});

const questions: Record<string, string> = {
  "my tasks": "我们部门负责什么",
  "a body": "丁务局牵头哪些任务",
  "a mistyped body": "丁物局牵头哪些任务",
  number: "第12项",
  topic: "阳丙园",
  "a topic among other words": "领导下午要问跟阳丙园沾边的那几条都翻出来给我看看",
  "no topic of the plan": "火箭发射场那几条都翻出来给我看看",
  who: "阳丙园谁负责",
  overdue: "逾期的任务有哪些",
  "due in a year": "2017年到期的任务",
  progress: "第12项进展怎么样",
  "small talk": "今天天气怎么样",
};

for (const [name, question] of Object.entries(questions)) {
  describe(name, async () => {
    const [before, after] = [await small.ask(question), await large.ask(question)];
    expect(after?.tasks.map((task) => task.seq)).toEqual(before?.tasks.map((task) => task.seq));
    bench("100 tasks", async () => void (await small.ask(question)), { time: 300 });
    bench("100,000 tasks", async () => void (await large.ask(question)), { time: 300 });
  });
}
