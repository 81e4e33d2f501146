import { chatNames } from "../../store/chats.ts";
import type { Db } from "../../store/db.ts";
import { type LoggedMessage, loggedMessages } from "../../store/outbox.ts";
import { personNames } from "../../store/people.ts";

/** What the bot says by itself; what answers a person's own act is no part of the log. */
const kinds = ["digest", "digest.preview", "reminder", "notice", "notice.urge"];
/** As many as a card's table holds. */
const most = 80;

/** What was sent where and when, what failed and why; newest first. */
export const readRunLog = (db: Db): Promise<LoggedMessage[]> => loggedMessages(db, kinds, most);

/** How chats and people are called, by id, for those whose name is known. */
export async function receiverNames(
  db: Db,
  messages: readonly LoggedMessage[],
): Promise<Map<string, string>> {
  const ids = (of: "chat" | "person"): string[] => [
    ...new Set(messages.flatMap(({ receiver }) => (of in receiver ? Object.values(receiver) : []))),
  ];
  const [chats, people] = await Promise.all([chatNames(db, ids("chat")), personNames(db, ids("person"))]);
  return new Map([...chats, ...people]);
}
