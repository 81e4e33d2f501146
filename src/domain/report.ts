/** The state a body gives its own task (自评). */
export const selfStates = ["notStarted", "onTrack", "ahead", "behind", "blocked", "done"] as const;
export type SelfState = (typeof selfStates)[number];

/** What a person fills in. */
export interface ReportFields {
  state: SelfState;
  /** 0 to 100. */
  percent: number;
  /** 进展情况 */
  progress: string;
  /** 存在问题 */
  problems: string;
  /** 下一步打算 */
  next: string;
  /** 取得成效 */
  results: string;
  /** 需协调事项 */
  coordination: string;
}

/** One row a report: never overwritten. */
export interface Report extends ReportFields {
  id: string;
  task: string;
  body: string;
  /** open_id of who sent it. */
  person: string;
  /** Key of the 期 it was sent in ("2018-06", see domain/cycle.ts). */
  cycle: string;
  /** Civil date by the bot's clock. */
  on: string;
  /** ms since the epoch by the bot's clock. */
  at: number;
  chat: string | null;
}

/** What became of a report after it was sent, newest verdict. */
export type Verdict = "sent" | "unsigned" | "accepted" | "returned";

/** A report that was sent back, or still waits for its head's signature, says nothing yet about the task. */
export const counts = (verdict: Verdict): boolean => verdict === "sent" || verdict === "accepted";
