/** What is told of the audit chain alone: nothing else keeps it. */
export const recorded = [
  "task.urge",
  "task.phase",
  "task.evidence",
  "task.closeRefused",
  "evidence.add",
  "evidence.move",
  "notice.press",
  "notice.supervise",
  "notice.warn",
  "notice.talk",
  "notice.receive",
  "notice.answer",
  "notice.close",
  "plan.amend",
  "plan.rules",
  "export",
] as const;
export type Recorded = (typeof recorded)[number];
