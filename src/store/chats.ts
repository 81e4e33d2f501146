import { type Db, text, textOrNull } from "./db.ts";

export interface Chat {
  id: string;
  kind: "p2p" | "group";
  name: string | null;
  /** Id of the plan it is bound to. */
  plan: string | null;
  open: boolean;
}

export async function chatById(db: Db, id: string): Promise<Chat | null> {
  const [row] = await db.all("SELECT * FROM chats WHERE id = ?", [id]);
  if (!row) return null;
  return {
    id: text(row, "id"),
    kind: text(row, "kind") === "group" ? "group" : "p2p",
    name: textOrNull(row, "name"),
    plan: textOrNull(row, "plan"),
    open: text(row, "state") === "open",
  };
}

/** Names of the chats among these that have one. */
export async function chatNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.all(
    "SELECT id, name FROM chats WHERE name IS NOT NULL AND id IN (SELECT value FROM json_each(?))",
    [JSON.stringify(ids)],
  );
  return new Map(rows.map((row) => [text(row, "id"), text(row, "name")]));
}

/** Notes a chat the bot was seen in, and its name where that is told; one that was given up is open again. */
export async function seeChat(
  db: Db,
  id: string,
  kind: "p2p" | "group",
  name: string | null = null,
): Promise<void> {
  await db.write([
    {
      sql: `INSERT INTO chats (id, kind, name) VALUES (?, ?, ?)
            ON CONFLICT (id) DO UPDATE
              SET state = 'open', kind = excluded.kind, name = coalesce(excluded.name, chats.name)
              WHERE chats.state <> 'open' OR chats.kind <> excluded.kind
                 OR coalesce(excluded.name, chats.name, '') <> coalesce(chats.name, '')`,
      args: [id, kind, name],
    },
  ]);
}

/** Nothing is sent there any more: the bot was removed, or the chat dissolved. */
export async function closeChat(db: Db, id: string, state: "removed" | "dissolved"): Promise<void> {
  await db.write([{ sql: "UPDATE chats SET state = ? WHERE id = ?", args: [state, id] }]);
}
