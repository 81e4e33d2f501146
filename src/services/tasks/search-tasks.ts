import { nearQuery, plain, searchQuery, withoutInsertions } from "../../domain/bigrams.ts";
import type { Task } from "../../domain/task.ts";
import { tasksMatching, tasksNear, tasksSpeak } from "../../store/asked-tasks.ts";
import type { Db } from "../../store/db.ts";
import { waysToSay } from "./synonyms.ts";

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

/** All words of the topic. */
const tasksOfTopic = (db: Db, plan: string, topic: string): Promise<Task[]> =>
  tasksWith(db, plan, topic.split(/\s+/).filter(Boolean));

/** Whether any task may speak of all words of a topic, each in one of the ways to say it; `searchTasks` looks closer. */
export type Speaks = (topic: string) => Promise<boolean>;

/** What is asked at the same moment goes to the database in one round trip, and nothing is asked twice. */
export function speaksIn(db: Db, plan: string): Speaks {
  const known = new Map<string, Promise<boolean>>();
  let waiting: { query: string; tell: (found: boolean) => void; fail: (cause: unknown) => void }[] = [];
  const send = async (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    try {
      const found = await tasksSpeak(
        db,
        plan,
        batch.map(({ query }) => query),
      );
      for (const [index, { tell }] of batch.entries()) tell(found[index] ?? false);
    } catch (cause) {
      for (const { fail } of batch) fail(cause);
    }
  };
  const ask = (topic: string): Promise<boolean> => {
    const query = searchQuery(plan, topic.split(/\s+/).filter(Boolean).map(waysToSay));
    if (!query) return Promise.resolve(false);
    return new Promise((tell, fail) => {
      if (waiting.length === 0) queueMicrotask(send);
      waiting.push({ query, tell, fail });
    });
  };
  return (topic) => {
    const asked = known.get(topic) ?? ask(topic);
    known.set(topic, asked);
    return asked;
  };
}

async function tasksWith(db: Db, plan: string, words: readonly string[]): Promise<Task[]> {
  const alternatives = words.map(waysToSay);
  const query = searchQuery(plan, alternatives);
  if (!query) return [];
  const tasks = await tasksMatching(db, plan, query);
  // The index knows pairs of characters; whether the words stand there as they are is seen here.
  return tasks.filter((task) => {
    const text = plain(
      [task.title ?? "", task.content, ...task.path, ...withoutInsertions(task.content)].join("|"),
    );
    return alternatives.every((ways) => ways.some((way) => text.includes(plain(way))));
  });
}
