/** The state a body gives its own task (自评). */
export const selfStates = ["notStarted", "onTrack", "ahead", "behind", "blocked", "done"] as const;
export type SelfState = (typeof selfStates)[number];

/** One row a report: never overwritten. */
export interface Report {
  id: string;
  task: string;
  body: string;
  /** open_id of who sent it. */
  person: string;
  state: SelfState;
  /** 0 to 100. */
  percent: number;
  progress: string;
  problems: string;
  next: string;
  /** Civil date by the bot's clock. */
  on: string;
  /** ms since the epoch by the bot's clock. */
  at: number;
  chat: string | null;
}
