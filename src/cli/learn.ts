import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { commands } from "../../commands/index.ts";
import { intents } from "../chat/intents.ts";
import { featuresOfPhrase } from "../chat/understand/intent/phrases.ts";
import { type Example, type Learned, train } from "../chat/understand/intent/train.ts";

const folder = new URL("../../data/phrases/", import.meta.url);
const file = new URL("../../data/intents.json", import.meta.url);

/** What help and README promise is learned this many times over. */
const promised = 3;

/** The examples of the commands, then the phrases of every intent, a file each; their order is the order of learning. */
export function readExamples(): Example[] {
  const shown = commands
    .flatMap(({ intent, examples }) => [...examples.zh, ...examples.en].map((words) => ({ intent, words })))
    .filter(({ words }) => !words.startsWith("/"))
    .map(({ intent, words }) => ({ intent, features: featuresOfPhrase(words) }));
  return [...Array.from({ length: promised }, () => shown).flat(), ...readPhrases()];
}

function readPhrases(): Example[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const intent = intents.find((each) => `${each}.txt` === name);
      if (!intent) throw new Error(`data/phrases/${name} is named after no intent`);
      const lines = readFileSync(new URL(name, folder), "utf8")
        .split("\n")
        .filter((line) => line.trim());
      return lines.map((line) => ({ intent, features: featuresOfPhrase(line) }));
    });
}

/** One line a feature, so that a change of the phrases can be read in a difference. */
export const asFile = (learned: Learned): string => `${JSON.stringify(learned, null, 1)}\n`;

/** `npm run learn`: after a change of data/phrases. */
if (process.argv[1]?.endsWith("learn.ts")) {
  const examples = readExamples();
  const learned = train(examples);
  writeFileSync(file, asFile(learned));
  console.log(`${examples.length} phrases, ${learned.features.length} features`);
}
