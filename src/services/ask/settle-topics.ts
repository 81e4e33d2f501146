import type { Intent } from "../../chat/intents.ts";
import type { Reading } from "../../chat/reading.ts";
import type { Db } from "../../store/db.ts";
import { searchTasks } from "../tasks/search-tasks.ts";

/** Lists that a topic narrows, and that mean something without it. */
export const narrowed: ReadonlySet<Intent> = new Set<Intent>([
  "my_tasks",
  "body_tasks",
  "due_soon",
  "overdue",
  "progress",
]);

/**
 * What was left over of a sentence is a topic only where some task of the plan speaks of it, or where the sentence says that
 * it is one (关于核电的, 核电方面). Any other word was not understood: it is left out and the answer says so, since a list
 * emptied by it would be a wrong "there is none".
 */
export async function settleTopics(db: Db, plan: string, reading: Reading): Promise<Reading> {
  if (!narrowed.has(reading.intent) || reading.slash || !meansSomethingWithout(reading)) return reading;
  const known = await Promise.all(
    reading.topics.map(
      async (topic) =>
        reading.introduced.includes(topic) || (await searchTasks(db, plan, [topic])).length > 0,
    ),
  );
  return {
    ...reading,
    topics: reading.topics.filter((_, index) => known[index]),
    leftOut: reading.topics.filter((_, index) => !known[index]),
  };
}

/** How far "X" is, is a question about X alone. */
const meansSomethingWithout = (reading: Reading): boolean =>
  reading.intent !== "progress" ||
  reading.mine ||
  reading.bodies.length > 0 ||
  reading.groups.length > 0 ||
  reading.states !== null;
