import type { Notice } from "../../domain/notice.ts";
import type { Plan } from "../../domain/plan.ts";
import type { Task } from "../../domain/task.ts";
import type { Db } from "../../store/db.ts";
import { bodyNames } from "../../store/directory.ts";
import { noticeById } from "../../store/notices.ts";
import { planById } from "../../store/plans.ts";
import { taskById } from "../../store/tasks.ts";

/** A notice with the names its paper needs. */
export interface NoticeView {
  notice: Notice;
  plan: Plan;
  task: Task;
  bodyName: string;
}

export async function readNotice(db: Db, id: string): Promise<NoticeView | null> {
  const notice = await noticeById(db, id);
  if (!notice) return null;
  const [plan, task, names] = await Promise.all([
    planById(db, notice.plan),
    taskById(db, notice.task),
    bodyNames(db, [notice.body]),
  ]);
  if (!plan || !task) return null;
  return { notice, plan, task, bodyName: names.get(notice.body) ?? notice.body };
}
