import type { Intent } from "../intents.ts";
import type { Reading, TakenFor } from "../reading.ts";
import { isIntroduced } from "./find-topics.ts";
import { isBroad, isEverywhere } from "./question-words.ts";
import { topicsOfRequest } from "./request-topics.ts";
import type { Sentence } from "./sentence.ts";
import type { PlanWords, Situation } from "./situation.ts";

/**
 * Words left over are a topic where the plan's tasks speak of them, or where the sentence says that they are one (关于核电的,
 * 核电方面). Any other word was not understood.
 */
export function settle(
  left: string[],
  sentence: Sentence,
  { spoken }: Situation,
): { topics: string[]; leftOut: string[]; taken: TakenFor[] } {
  if (!spoken) return { topics: left, leftOut: [], taken: [] };
  const topics = new Set<string>();
  const leftOut: string[] = [];
  const taken: TakenFor[] = [];
  for (const words of left) {
    const known = spoken.get(words);
    if (known && !isChance(known, words, sentence)) topics.add(known.topic);
    else if (
      isIntroduced(sentence.words, words) &&
      !(isBroad(words) && left.some((other) => spoken.get(other)))
    )
      topics.add(words);
    else leftOut.push(words);
    leftOut.push(...(known?.unknown ?? []));
    taken.push(...(known?.taken ?? []));
  }
  return { topics: [...topics], leftOut, taken };
}

const asks = /哪|谁|几[个项条]|有没有|任务|[吗么][?？]?$/;

/** 李科，图纸发我一份: two characters that sound like a word of the plan are that word only where something is asked. */
const isChance = (known: PlanWords, words: string, sentence: Sentence): boolean =>
  known.typed !== null &&
  words.length < 3 &&
  !asks.test(sentence.words) &&
  !isIntroduced(sentence.words, words);

/** Lists that mean something without a topic leave out what was not understood; figures are told by their own names. */
export function topicsFor(reading: Reading): Pick<Reading, "topics" | "leftOut"> {
  const { intent, topics, leftOut, left, slash } = reading;
  if (intent === "indicator" || intent === "project") return { topics: left, leftOut: [] };
  const needed = intent === "search" || intent === "who" || (intent === "progress" && !namesWhose(reading));
  if (topics.length === 0 && (needed || slash)) return { topics: left, leftOut: [] };
  const ofABody = lists.has(intent) && namesWhose({ ...reading, states: null });
  // 我们镇安全生产这块: what all of the plan speaks of narrows nothing.
  const telling = topics.filter((topic) => !isEverywhere(topic));
  return { topics: ofABody ? topicsOfRequest(telling, reading.words) : topics, leftOut };
}

const lists: ReadonlySet<Intent> = new Set<Intent>(["my_tasks", "body_tasks", "overdue", "due_soon"]);

/** How far "X" is, is a question about X alone. */
const namesWhose = (reading: Reading): boolean =>
  reading.mine || reading.bodies.length > 0 || reading.groups.length > 0 || reading.states !== null;
