import type { Db } from "../../store/db.ts";
import { type QueuedMessage, queueMessage } from "../../store/outbox.ts";

/** What jobs and cards need of the outbox's tables. */
export { readCalendar } from "../../store/calendar.ts";
export { messageStates } from "../../store/outbox.ts";
export { tellTroubles } from "../../store/troubles.ts";

/** A message that follows from no change of data: an answer that goes to another place than the question. */
export async function queueOne(db: Db, message: QueuedMessage): Promise<void> {
  await db.exclusive(() => db.write([queueMessage(message)]));
}
