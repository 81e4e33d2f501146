import type { Memory } from "../chat/understand/situation.ts";
import { type Db, int, json } from "./db.ts";

export async function chatMemory(
  db: Db,
  chat: string,
  person: string,
): Promise<{ said: Memory; at: number } | null> {
  const [row] = await db.all("SELECT said, at FROM chat_memory WHERE chat = ? AND person = ?", [
    chat,
    person,
  ]);
  return row ? { said: json<Memory>(row, "said"), at: int(row, "at") } : null;
}

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
            ON CONFLICT (chat, person) DO UPDATE SET said = excluded.said, at = excluded.at`,
      args: [chat, person, JSON.stringify(said), at],
    },
  ]);
}
