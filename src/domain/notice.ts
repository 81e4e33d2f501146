/**
 * The ladder of pressing, from mild to hard: 催办单 to liaison and head, 督办通知单 (numbered) to the body, then 警示 and
 * 约谈, which happen elsewhere and are only recorded. What comes before it, 催报, has no paper.
 */
export const noticeKinds = ["press", "supervise", "warn", "talk"] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Sent by the bot; the others are recorded only. */
export const isSent = (kind: NoticeKind): boolean => kind === "press" || kind === "supervise";

export type NoticeState = "sent" | "received" | "answered" | "closed" | "recorded";

export interface Notice {
  id: string;
  kind: NoticeKind;
  plan: string;
  task: string;
  /** Id of the body it goes to. */
  body: string;
  year: number;
  /** Of the year; only 督办通知单 are numbered. */
  number: number | null;
  state: NoticeState;
  matter: string;
  requirement: string;
  /** Civil date. */
  answerBy: string | null;
  contact: string;
  /** open_id of the clerk who sent it. */
  clerk: string;
  answer: string | null;
  /** ms by the bot's clock. */
  at: number;
}

/** "〔2018〕第3号" as official papers are numbered; "" where the kind has none. */
export const noticeNumber = ({ year, number }: Pick<Notice, "year" | "number">): string =>
  number === null ? "" : `〔${year}〕第${number}号`;
