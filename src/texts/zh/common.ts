import type { SelfState } from "../../domain/report.ts";
import type { Role } from "../../domain/role.ts";
import type { TaskState } from "../../domain/task-state.ts";

const roles: Record<Role, string> = {
  lead: "牵头",
  responsible: "负责",
  participate: "参与",
  support: "配合",
};

const states: Record<TaskState, string> = {
  done: "已完成",
  awaiting: "待审核",
  suspended: "已暂缓",
  overdue: "逾期",
  blocked: "受阻",
  behind: "滞后",
  dueSoon: "临近时限",
  ahead: "超进度",
  onTrack: "推进中",
  standing: "长期坚持",
  notStarted: "未启动",
};

const selfStates: Record<SelfState, string> = {
  notStarted: "未启动",
  onTrack: "推进中",
  ahead: "超进度",
  behind: "滞后",
  blocked: "受阻",
  done: "已完成",
};

export const common = { roles, states, selfStates };
