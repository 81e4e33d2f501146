import synonyms from "../../../data/synonyms.json" with { type: "json" };
import { nearQuery, plain, searchQuery, withoutBrackets } from "../../domain/bigrams.ts";
import type { Task } from "../../domain/task.ts";
import { tasksMatching, tasksNear } from "../../store/asked-tasks.ts";
import type { Db } from "../../store/db.ts";

/** Tasks that speak of any of the topics, in the document's order; several words of one topic must all be there. */
export async function searchTasks(db: Db, plan: string, topics: readonly string[]): Promise<Task[]> {
  const found = new Map<string, Task>();
  for (const topic of topics) {
    for (const task of await tasksOfTopic(db, plan, topic)) found.set(task.id, task);
  }
  return [...found.values()].sort((a, b) => a.ord - b.ord);
}

/** How many are offered where nothing fits. */
const offered = 3;

export async function nearestTasks(db: Db, plan: string, words: string): Promise<Task[]> {
  const query = nearQuery(plan, words);
  return query ? tasksNear(db, plan, query, offered) : [];
}

/** The topic as it is; where no task speaks so, its parts, each of which must be there (校园报警 → 校园, 报警). */
async function tasksOfTopic(db: Db, plan: string, topic: string): Promise<Task[]> {
  const words = topic.split(/\s+/).filter(Boolean);
  const whole = await tasksWith(db, plan, words);
  if (whole.length || words.length !== 1) return whole;
  for (const parts of [2, 3]) {
    let fewest: Task[] = [];
    for (const split of splits(topic, parts)) {
      const tasks = await tasksWith(db, plan, split);
      if (tasks.length && (fewest.length === 0 || tasks.length < fewest.length)) fewest = tasks;
    }
    if (fewest.length) return fewest;
  }
  return [];
}

async function tasksWith(db: Db, plan: string, words: readonly string[]): Promise<Task[]> {
  const alternatives = words.map(waysToSay);
  const query = searchQuery(plan, alternatives);
  if (!query) return [];
  const tasks = await tasksMatching(db, plan, query);
  // The index knows pairs of characters; whether the words stand there as they are is seen here.
  return tasks.filter((task) => {
    const text = plain(
      [task.title ?? "", task.content, ...task.path, ...withoutBrackets(task.content)].join("|"),
    );
    return alternatives.every((ways) => ways.some((way) => text.includes(plain(way))));
  });
}

function waysToSay(word: string): string[] {
  const ways = new Set([word]);
  for (const group of synonyms) {
    for (const known of group)
      if (word.includes(known)) for (const other of group) ways.add(word.replace(known, other));
  }
  return [...ways];
}

/** A word longer than this is a sentence, not a topic. */
const longestSplit = 14;

/** Every way to cut a Han word into so many parts of two characters and more. */
function splits(word: string, parts: number): string[][] {
  if (!/^\p{Script=Han}+$/u.test(word) || word.length < parts * 2 || word.length > longestSplit) return [];
  if (parts === 1) return [[word]];
  const all: string[][] = [];
  for (let at = 2; at <= word.length - (parts - 1) * 2; at++) {
    for (const rest of splits(word.slice(at), parts - 1)) all.push([word.slice(0, at), ...rest]);
  }
  return all;
}
