import { change, type Doer } from "../../store/change.ts";
import type { Db } from "../../store/db.ts";
import { loggedMessage, queueMessage } from "../../store/outbox.ts";

/** Lets a held digest go, or drops it. @returns false when it was dealt with already, or is too late */
export async function releasePreview(db: Db, doer: Doer, key: string, post: boolean): Promise<boolean> {
  return change(db, doer, async (tx) => {
    const held = await loggedMessage(db, key);
    if (held?.state !== "held") return false;
    tx.add("UPDATE outbox SET state = ?, error = ? WHERE key = ? AND state = 'held'", [
      post ? "pending" : "dropped",
      post ? null : "skipped",
      key,
    ]);
    tx.audit({ action: post ? "digest.post" : "digest.drop", subject: `message:${key}` });
    return true;
  });
}

/**
 * What was lost, refused or dropped is sent once more, because the clerk says so: as a message of its own, whose content
 * is made anew. Tapped twice (the same `tap`) it is sent once.
 */
export async function sendAgain(db: Db, doer: Doer, key: string, tap: string): Promise<void> {
  await change(db, doer, async (tx) => {
    const message = await loggedMessage(db, key);
    if (!message) return;
    const again = queueMessage({
      key: `${key}:again:${tap}`,
      kind: message.kind,
      receiver: message.receiver,
      data: message.data,
      dueAt: doer.at,
    });
    tx.add(again.sql, again.args);
    tx.audit({ action: "message.again", subject: `message:${key}` });
  });
}
