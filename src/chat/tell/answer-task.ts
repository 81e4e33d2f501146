import type { OwnedTask } from "../../domain/owned-task.ts";
import { taskTitle } from "../../domain/task.ts";
import type { AnswerTask } from "../answer.ts";

export const toAnswerTask = (owned: OwnedTask): AnswerTask => ({
  plan: owned.task.plan,
  seq: owned.task.number,
  title: taskTitle(owned.task),
  content: owned.task.content,
  role: owned.role,
  items: owned.items,
  via: owned.via,
  due: owned.task.due,
  state: owned.state,
});
