import { expect, test } from "vitest";
import { englishTopics, loadEnglishTopics } from "../../../src/chat/understand/english-topics.ts";

test("every name of data/topics-en.json is found as it is written there", async () => {
  const known = await loadEnglishTopics();
  const lost = [...known].filter(([name, topic]) => englishTopics(name, known).join() !== topic);
  expect(lost).toEqual([]);
});

test("a name is found in the plural and among other words, the longest first", async () => {
  const known = await loadEnglishTopics();
  expect(englishTopics("anything about forest fires or shelters", known)).toEqual(["森林", "避难场所"]);
  expect(englishTopics("what is due this week", known)).toEqual([]);
});
