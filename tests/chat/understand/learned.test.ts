import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { intents } from "../../../src/chat/intents.ts";
import { featuresOfPhrase } from "../../../src/chat/understand/intent/phrases.ts";
import { train } from "../../../src/chat/understand/intent/train.ts";
import { loadWeights, rankIntents } from "../../../src/chat/understand/intent/weights.ts";
import { asFile, readExamples } from "../../../src/cli/learn.ts";

const examples = readExamples();

test("data/intents.json is what data/phrases teaches; after a change of the phrases run `npm run learn`", () => {
  const kept = readFileSync(new URL("../../../data/intents.json", import.meta.url), "utf8");
  expect(kept).toBe(asFile(train(examples)));
}, 120_000);

test("every intent is taught by a hundred phrases and more", () => {
  for (const intent of intents)
    expect(examples.filter((example) => example.intent === intent).length, intent).toBeGreaterThan(100);
});

test("no phrase teaches two intents", () => {
  const folder = new URL("../../../data/phrases/", import.meta.url);
  const taught = new Map<string, string[]>();
  for (const intent of intents)
    for (const phrase of new Set(
      readFileSync(new URL(`${intent}.txt`, folder), "utf8")
        .trim()
        .split("\n"),
    ))
      taught.set(phrase, [...(taught.get(phrase) ?? []), intent]);
  expect([...taught].filter(([, of]) => of.length > 1)).toEqual([]);
});

test("phrases hold no phone number", () => {
  const folder = new URL("../../../data/phrases/", import.meta.url);
  for (const intent of intents)
    expect(readFileSync(new URL(`${intent}.txt`, folder), "utf8")).not.toMatch(/\d{7,}/);
});

test.each([
  ["{N}雨季没法施工，想往后挪两个月", "extend"],
  ["{N}的材料太空，打回去重写", "return"],
  ["{N}昨天填错了，改一下", "correct"],
  ["台账给我弄成表格发来", "export"],
  ["没交的挨个催一遍", "remind"],
  ["我换到{B}上班了", "bind"],
  ["今天食堂有什么菜", "unknown"],
] as const)("%s is told by what was learned: %s, and why can be said", async (phrase, intent) => {
  const { ranked, because } = rankIntents(featuresOfPhrase(phrase), await loadWeights());
  expect(ranked[0]?.intent).toBe(intent);
  expect(because.length).toBeGreaterThan(0);
});
