import type { Context } from "../../chat/context.ts";
import type { Notice } from "../../domain/notice.ts";
import { SayError } from "../../errors.ts";
import { type Change, change, type Doer } from "../../store/change.ts";
import { closeNotice, noticeById, putNoticeAnswer, putReceipt } from "../../store/notices.ts";
import { queueMessage } from "../../store/outbox.ts";

type Acting = Pick<Context, "db" | "clock" | "actor" | "texts">;

/** 签收: somebody of the body has it. Tapped again, or by a colleague, it stays as it is. */
export async function receiveNotice(context: Acting, doer: Doer, id: string): Promise<Notice> {
  return change(context.db, doer, async (tx) => {
    const notice = await ownNotice(context, id);
    if (notice.state !== "sent") return notice;
    putReceipt(tx, id, doer.actor, doer.at);
    tellClerk(tx, notice, "received", doer);
    tx.audit({ action: "notice.receive", subject: `task:${notice.task}`, after: { id, body: notice.body } });
    return { ...notice, state: "received" };
  });
}

/** The body's answer; a later one stands beside the earlier on the history. */
export async function answerNotice(context: Acting, doer: Doer, id: string, answer: string): Promise<Notice> {
  return change(context.db, doer, async (tx) => {
    const notice = await ownNotice(context, id);
    if (notice.state === "closed") throw new SayError("notice-closed", context.texts.notices.closedAlready);
    if (notice.answer === answer) return notice;
    putNoticeAnswer(tx, id, answer, doer.actor, doer.at);
    tellClerk(tx, notice, `answered:${doer.at}`, doer);
    tx.audit({
      action: "notice.answer",
      subject: `task:${notice.task}`,
      before: notice.answer === null ? undefined : { answer: notice.answer },
      after: { id, body: notice.body, answer },
    });
    return { ...notice, state: "answered", answer };
  });
}

/** The clerk is content: the notice is done with. */
export async function finishNotice(context: Acting, doer: Doer, id: string): Promise<Notice> {
  if (context.actor.right !== "clerk") throw new SayError("no-right", context.texts.notices.onlyClerk);
  return change(context.db, doer, async (tx) => {
    const notice = await noticeById(context.db, id);
    if (!notice) throw new SayError("notice-gone", context.texts.notices.gone);
    if (notice.state === "closed") return notice;
    closeNotice(tx, id);
    tx.audit({ action: "notice.close", subject: `task:${notice.task}`, after: { id } });
    return { ...notice, state: "closed" };
  });
}

/** @throws SayError where the actor does not serve the body it went to */
async function ownNotice({ db, actor, texts }: Acting, id: string): Promise<Notice> {
  const notice = await noticeById(db, id);
  if (!notice) throw new SayError("notice-gone", texts.notices.gone);
  if (!actor.bodies.includes(notice.body)) throw new SayError("not-addressed", texts.notices.notYours);
  return notice;
}

function tellClerk(tx: Pick<Change, "add">, notice: Notice, what: string, doer: Doer): void {
  if (!notice.clerk.startsWith("ou_")) return;
  const message = queueMessage({
    key: `notice.news:${notice.id}:${what}`,
    kind: "notice.news",
    receiver: { person: notice.clerk },
    data: { id: notice.id, what: what.split(":")[0], person: doer.actor },
    dueAt: doer.at,
    quiet: true,
    priority: 1,
  });
  tx.add(message.sql, message.args);
}
