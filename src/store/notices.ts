import { type Notice, type NoticeState, noticeKinds } from "../domain/notice.ts";
import type { Change } from "./change.ts";
import { type Db, int, marks, numberOrNull, type Row, text, textOrNull } from "./db.ts";

function noticeFrom(row: Row): Notice {
  return {
    id: text(row, "id"),
    kind: noticeKinds.find((kind) => kind === row.kind) ?? "press",
    plan: text(row, "plan"),
    task: text(row, "task"),
    body: text(row, "body"),
    year: int(row, "year"),
    number: numberOrNull(row, "number"),
    // Only the verbs of services/notices write states.
    state: text(row, "state") as NoticeState,
    matter: text(row, "matter"),
    requirement: text(row, "requirement"),
    answerBy: textOrNull(row, "answer_by"),
    contact: text(row, "contact"),
    clerk: text(row, "clerk"),
    answer: textOrNull(row, "answer"),
    at: int(row, "at"),
  };
}

export async function noticeById(db: Db, id: string): Promise<Notice | null> {
  const [row] = await db.all("SELECT * FROM notices WHERE id = ?", [id]);
  return row ? noticeFrom(row) : null;
}

/** The next number of a year; the UNIQUE index keeps two from taking it. */
export async function nextNoticeNumber(db: Db, year: number): Promise<number> {
  const [row] = await db.all("SELECT MAX(number) AS last FROM notices WHERE year = ?", [year]);
  return (row ? (numberOrNull(row, "last") ?? 0) : 0) + 1;
}

export function addNotice(tx: Pick<Change, "add">, notice: Notice): void {
  const values = [
    notice.id,
    notice.kind,
    notice.plan,
    notice.task,
    notice.body,
    notice.year,
    notice.number,
    notice.state,
    notice.matter,
    notice.requirement,
    notice.answerBy,
    notice.contact,
    notice.clerk,
    notice.at,
  ];
  tx.add(
    `INSERT INTO notices (id, kind, plan, task, body, year, number, state, matter, requirement, answer_by, contact, clerk, at)
     VALUES (${marks(values)})`,
    values,
  );
}

export function putReceipt(tx: Pick<Change, "add">, id: string, person: string, at: number): void {
  tx.add("UPDATE notices SET state = 'received', received_by = ?, received_at = ? WHERE id = ?", [
    person,
    at,
    id,
  ]);
}

export function putNoticeAnswer(
  tx: Pick<Change, "add">,
  id: string,
  answer: string,
  person: string,
  at: number,
): void {
  tx.add("UPDATE notices SET state = 'answered', answer = ?, answered_by = ?, answered_at = ? WHERE id = ?", [
    answer,
    person,
    at,
    id,
  ]);
}

export function closeNotice(tx: Pick<Change, "add">, id: string): void {
  tx.add("UPDATE notices SET state = 'closed' WHERE id = ?", [id]);
}

/** People who serve a body, the head among them. */
export async function peopleOfBody(db: Db, body: string): Promise<string[]> {
  const rows = await db.all(
    `SELECT m.person FROM memberships m LEFT JOIN people p ON p.id = m.person
     WHERE m.body = ? AND m.state = 'confirmed' AND COALESCE(p.active, 1) = 1 AND COALESCE(p.right, '') <> 'leader'
     ORDER BY m.person`,
    [body],
  );
  return rows.map((row) => text(row, "person"));
}
