import type { Right } from "../chat/context.ts";
import { type Db, marks, text, textOrNull } from "./db.ts";

/** What is known of those a round of messages goes to. */
export interface Receivers {
  people: Map<string, { language: "zh" | "en"; right: Right | null; active: boolean; bodies: string[] }>;
  chats: Map<string, { plan: string | null; open: boolean }>;
}

/** One round trip for all receivers of a round. */
export async function readReceivers(
  db: Db,
  people: readonly string[],
  chats: readonly string[],
): Promise<Receivers> {
  const [persons, members, groups] = await db.read([
    {
      sql: `SELECT id, language, right, active FROM people WHERE id IN (${marks(people)})`,
      args: [...people],
    },
    {
      sql: `SELECT person, body FROM memberships WHERE state = 'confirmed' AND person IN (${marks(people)})
            ORDER BY since, body`,
      args: [...people],
    },
    { sql: `SELECT id, plan, state FROM chats WHERE id IN (${marks(chats)})`, args: [...chats] },
  ]);
  const bodies = (members ?? []).map((row) => ({ person: text(row, "person"), body: text(row, "body") }));
  return {
    people: new Map(
      (persons ?? []).map((row) => [
        text(row, "id"),
        {
          language: textOrNull(row, "language") === "en" ? "en" : "zh",
          // Only our own verbs write rights.
          right: textOrNull(row, "right") as Right | null,
          active: Number(row.active) === 1,
          bodies: bodies.filter(({ person }) => person === row.id).map(({ body }) => body),
        },
      ]),
    ),
    chats: new Map(
      (groups ?? []).map((row) => [
        text(row, "id"),
        { plan: textOrNull(row, "plan"), open: text(row, "state") === "open" },
      ]),
    ),
  };
}
