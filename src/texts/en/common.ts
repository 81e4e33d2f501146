import type { Texts } from "../zh.ts";

export const common: Texts["common"] = {
  roles: { lead: "lead", responsible: "responsible", participate: "takes part", support: "supports" },
  states: {
    done: "done",
    awaiting: "waiting for check",
    suspended: "suspended",
    overdue: "overdue",
    blocked: "blocked",
    behind: "behind",
    dueSoon: "due soon",
    ahead: "ahead",
    onTrack: "on track",
    standing: "standing",
    notStarted: "not started",
  },
  selfStates: {
    notStarted: "not started",
    onTrack: "on track",
    ahead: "ahead",
    behind: "behind",
    blocked: "blocked",
    done: "done",
  },
};
