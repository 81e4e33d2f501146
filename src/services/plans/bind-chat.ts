import { change, type Doer } from "../../store/change.ts";
import { chatById } from "../../store/chats.ts";
import type { Db } from "../../store/db.ts";

/** From now on this chat speaks of this plan. Who may is the command's to ask: in a group only the clerk. */
export async function bindChat(
  db: Db,
  doer: Doer,
  chat: string,
  kind: "p2p" | "group",
  plan: string,
): Promise<void> {
  await change(db, doer, async (tx) => {
    const before = (await chatById(db, chat))?.plan ?? null;
    if (before === plan) return;
    tx.add(
      `INSERT INTO chats (id, kind, plan) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET plan = excluded.plan`,
      [chat, kind, plan],
    );
    tx.audit({ action: "chat.bind", subject: `chat:${chat}`, before, after: plan });
  });
}
