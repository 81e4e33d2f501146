import { type Clock, today } from "../../clock.ts";
import { isSent, type Notice, type NoticeKind, noticeNumber } from "../../domain/notice.ts";
import { change, type Doer } from "../../store/change.ts";
import type { Db } from "../../store/db.ts";
import { addNotice, nextNoticeNumber, noticeById, peopleOfBody } from "../../store/notices.ts";
import { queueMessage } from "../../store/outbox.ts";

/** What the clerk has drafted. */
export interface NoticeDraft {
  /** Made when the form was opened: sent twice, it is one notice. */
  id: string;
  kind: NoticeKind;
  plan: string;
  task: string;
  body: string;
  matter: string;
  requirement: string;
  answerBy: string | null;
  contact: string;
}

/**
 * Sends a 催办单 or a numbered 督办通知单 to everybody who serves the body, or records what happened elsewhere; on the
 * task's history either way.
 * @returns the notice, and how many people it goes to
 */
export async function issueNotice(
  db: Db,
  clock: Clock,
  doer: Doer,
  draft: NoticeDraft,
): Promise<{ notice: Notice; people: number }> {
  return change(db, doer, async (tx) => {
    const known = await noticeById(db, draft.id);
    const people = isSent(draft.kind) ? await peopleOfBody(db, draft.body) : [];
    if (known) return { notice: known, people: people.length };
    const year = Number(today(clock).slice(0, 4));
    const notice: Notice = {
      ...draft,
      year,
      number: draft.kind === "supervise" ? await nextNoticeNumber(db, year) : null,
      state: isSent(draft.kind) ? "sent" : "recorded",
      clerk: doer.actor,
      answer: null,
      at: clock.now(),
    };
    addNotice(tx, notice);
    for (const person of people) {
      const message = queueMessage({
        key: `notice:${notice.id}:${person}`,
        kind: "notice",
        receiver: { person },
        data: { id: notice.id },
        dueAt: clock.now(),
        quiet: true,
        priority: 0,
      });
      tx.add(message.sql, message.args);
    }
    const { kind, body, requirement, answerBy } = notice;
    tx.audit({
      action: `notice.${kind}`,
      subject: `task:${notice.task}`,
      after: { id: notice.id, number: noticeNumber(notice), body, requirement, answerBy },
    });
    return { notice, people: people.length };
  });
}
