import type { Context } from "../../chat/context.ts";
import { today } from "../../clock.ts";
import { plain } from "../../domain/bigrams.ts";
import type { OwnedTask } from "../../domain/owned-task.ts";
import type { Task } from "../../domain/task.ts";
import { askedOf } from "../ask/asked-bodies.ts";
import { searchTasks } from "./search-tasks.ts";
import { withStates } from "./task-states.ts";

/** Tasks that carry one of these names as their title or as a heading above them (rows of a table, parts of a project). */
export async function tasksTitled(context: Context, names: readonly string[]): Promise<OwnedTask[]> {
  const { plan } = askedOf(context);
  const wanted = new Set(names.map(bare));
  const found = new Map<string, Task>();
  for (const name of names) {
    for (const task of await searchTasks(context.db, plan.id, [name])) {
      const titles = [task.title ?? "", ...task.path].map(bare);
      if (titles.some((title) => wanted.has(title))) found.set(task.id, task);
    }
  }
  const tasks = [...found.values()].sort((a, b) => a.ord - b.ord);
  return withStates(context.db, plan, tasks, today(context.clock));
}

/** Without the number before a heading and without signs: （四）事故隐患排查治理工程. */
const bare = (title: string): string =>
  plain(title)
    .replace(/^[(（]?[一二三四五六七八九十\d]+[)）]?[、.．,，]?/, "")
    .replace(/^第[一二三四五六七八九十]+[章节]/, "")
    .replace(/[^\p{L}\p{N}]/gu, "");
