import type { Memory } from "../chat/understand/situation.ts";
import { type Db, json, text } from "./db.ts";

/** What was last answered here to this person, else to anybody; nothing older than `since` (milliseconds). */
export async function chatMemory(
  db: Db,
  chat: string,
  person: string,
  since: number,
): Promise<{ said: Memory; person: string } | null> {
  const [row] = await db.all(
    `SELECT said, person FROM chat_memory WHERE chat = ?1 AND at >= ?3 ORDER BY person = ?2 DESC, at DESC LIMIT 1`,
    [chat, person, since],
  );
  return row ? { said: json<Memory>(row, "said"), person: text(row, "person") } : null;
}

/** Kept unless something that was asked later is. @param at when it was asked, in milliseconds */
export async function rememberChat(
  db: Db,
  chat: string,
  person: string,
  said: Memory,
  at: number,
): Promise<void> {
  await db.write([
    {
      sql: `INSERT INTO chat_memory (chat, person, said, at) VALUES (?, ?, ?, ?)
            ON CONFLICT (chat, person) DO UPDATE SET said = excluded.said, at = excluded.at
            WHERE excluded.at >= chat_memory.at`,
      args: [chat, person, JSON.stringify(said), at],
    },
  ]);
}
