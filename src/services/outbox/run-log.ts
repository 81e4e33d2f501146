import type { Db } from "../../store/db.ts";
import { type LoggedMessage, loggedMessages } from "../../store/outbox.ts";

/** What the bot says by itself; what answers a person's own act is no part of the log. */
const kinds = ["digest", "digest.preview", "reminder", "notice", "notice.urge"];
/** As many as a card's table holds. */
const most = 80;

/** What was sent where and when, what failed and why; newest first. */
export const readRunLog = (db: Db): Promise<LoggedMessage[]> => loggedMessages(db, kinds, most);
