import { defineCommand } from "../src/chat/define-command.ts";
import type { Reading } from "../src/chat/reading.ts";
import { sayNarrowing } from "../src/chat/tell/say-narrowing.ts";
import { sayTasks } from "../src/chat/tell/say-tasks.ts";
import { today } from "../src/clock.ts";
import type { OwnedTask } from "../src/domain/owned-task.ts";
import { addDays, daysBetween, dueSoonDays } from "../src/domain/task-state.ts";
import { askedOf } from "../src/services/ask/asked-bodies.ts";
import { listOf, namesBodies } from "../src/services/tasks/list-of.ts";
import { earliest } from "../src/services/tasks/narrow.ts";
import { tasksInTime } from "../src/services/tasks/tasks-in-time.ts";

/** `/到期 30`, and every other question by time: within days, by or in a year, beginning in, 每年, 长期. */
export const dueSoon = defineCommand({
  intent: "due_soon",
  slash: ["到期", "due"],
  summary: {
    zh: "多少天内、某年到期的任务，或每年、长期的任务",
    en: "tasks due within days or in a year; standing tasks",
  },
  examples: {
    zh: ["/到期 30", "2018年到期的有哪些", "每年都要做的任务"],
    en: ["/due 30", "what is due in 2018"],
  },
  who: "guest",
  async run(context, asked) {
    const on = today(context.clock);
    // 燃气什么时候到期 asks for the limits of the topic's tasks, whichever they are.
    const unsaid =
      !asked.due && !asked.begins && !asked.years && !asked.standing && asked.topics.length === 0;
    const open = unsaid && (first.test(asked.words) || (when.test(asked.words) && namesBodies(asked)));
    const due = open ? { from: on, to: null } : { from: on, to: addDays(on, dueSoonDays) };
    const reading: Reading = unsaid ? { ...asked, due } : asked;
    const listed = await listOf(context, reading, () => tasksInTime(context, reading));
    if ("instead" in listed) return listed.instead;
    const found = first.test(asked.words) ? { ...listed, tasks: earliest(listed.tasks) } : listed;
    const { texts } = context;
    const what = sayNarrowing(texts, reading);
    const subject = found.body
      ? texts.answers.bodyTasks(found.body, what, found.tasks.length, 0)
      : texts.answers.timed(what, found.tasks.length);
    const none = found.body ? texts.answers.noBodyTasks(found.body, what) : texts.answers.noneTimed(what);
    return sayTasks(texts, {
      reading,
      plan: askedOf(context).plan,
      on,
      head: found.tasks.length ? subject : none,
      body: found.body,
      sections: [{ title: "", tasks: found.tasks }],
      facts: ({ task, state }: OwnedTask) =>
        task.due && state !== "done" ? [texts.answers.daysLeft(daysBetween(on, task.due))] : [],
      notes: [...(unsaid && !open ? [texts.answers.dueSoonDays(dueSoonDays)] : []), ...found.notes],
    });
  },
});

/** 我们哪项最先到期. */
const first = /最(?:先|早|快)(?:的)?(?:到期|截止|要?完成)|\b(?:first|earliest|next) (?:due|deadline)\b/;
/** 我们的任务什么时候到期: all that is still to come. */
const when = /什么时候|啥时候|何时|几时|哪天|几号|\bwhen\b/;
