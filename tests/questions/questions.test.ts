import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Asker, asker } from "../harness/asker.ts";

/**
 * One question a line: who asks (the clerk when left out), on which day, and what the answer must be. `tasks` are written
 * as "8(1,3) 11c": sub-items in brackets, c = only through a collective. `back` = the number of choices asked back.
 */
interface Question {
  as?: string;
  ask: string;
  on?: string;
  plan?: string | null;
  intent: string;
  body?: string | null;
  role?: string | null;
  tasks?: string;
  back?: number;
}

const plans = ["xiqing-2017", "qingxin-135", "daxing-135", "xiqing-145", "haicang-135"];

// Our own files; a row that is none fails as a question.
const read = (file: string): Question[] =>
  readFileSync(new URL(`./${file}.jsonl`, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Question);

/** "" = no plan is chosen: it must follow from the question or the asker, or be asked back. */
const sets = new Map([
  ...plans.map((plan) => [plan, read(plan)] as const),
  ["", read("several-plans")] as const,
]);

let bot: Asker;
beforeAll(async () => {
  bot = await asker(plans);
}, 60_000);
afterAll(() => bot.close());

for (const [plan, questions] of sets) {
  describe(plan || "several plans", () => {
    test.each(questions)("$as $ask $on", async (question) => {
      const answer = await bot.ask(question.ask, { as: question.as, on: question.on, plan: plan || null });
      const { as: _as, ask: _ask, on: _on, ...expected } = question;
      expect(answer).not.toBeNull();
      const given = {
        plan: answer!.plan,
        intent: answer!.intent,
        body: answer!.body,
        role: answer!.role,
        tasks: answer!.tasks.map((task) => written(task, question)).join(" "),
        back: answer!.choices?.length ?? 0,
      };
      expect(given).toMatchObject(expected);
      expect(answer!.text.trim()).not.toBe("");
    });
  });
}

/** A row without a body says nothing of parts: only which tasks it is about. */
function written(task: { seq: string; items: number[] | null; via: string }, question: Question): string {
  if (question.body === undefined) return task.seq;
  return `${task.seq}${task.items ? `(${task.items})` : ""}${task.via === "collective" ? "c" : ""}`;
}

test("the set is large enough and asks every plan", () => {
  expect([...sets.values()].flat().length).toBeGreaterThanOrEqual(220);
  for (const questions of sets.values()) expect(questions.length).toBeGreaterThanOrEqual(20);
});
