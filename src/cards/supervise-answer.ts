import type { Answer } from "../chat/answer.ts";
import type { Context } from "../chat/context.ts";
import type { Reading } from "../chat/reading.ts";
import { civilDate } from "../clock.ts";
import type { NoticeKind } from "../domain/notice.ts";
import { accountable } from "../domain/owners.ts";
import { taskTitle } from "../domain/task.ts";
import { addDays } from "../domain/task-state.ts";
import { workingDayFrom } from "../domain/work-calendar.ts";
import { SayError } from "../errors.ts";
import { readCalendar } from "../services/outbox/rounds.ts";
import type { ReportingTask } from "../services/reports/reporting-task.ts";
import { noticeFormCard } from "./notice-form.ts";
import { answerTask } from "./report-opening.ts";

/** Days given for an answer; the clerk may change it. */
const answerDays = 7;

const kindWords: [RegExp, NoticeKind][] = [
  [/约谈|talk/i, "talk"],
  [/警示|warn/i, "warn"],
  [/催办单|press/i, "press"],
];

/** The draft as a form, filled with what is known; nothing is sent before the clerk's tap. */
export async function superviseAnswer(
  context: Context,
  found: ReportingTask,
  reading: Reading,
): Promise<Answer> {
  const { form } = context.texts.notices;
  const named = found.owners.find(({ body }) => reading.bodies.some(({ id }) => id === body));
  const owner = named ?? accountable(found.owners, found.plan.withoutLead)[0];
  if (!owner) throw new SayError("no-owner", form.noOwner);
  const task = await answerTask(context, found, owner);
  const title = taskTitle(found.task, 60);
  const typed = {
    kind: kindWords.find(([pattern]) => pattern.test(reading.words))?.[1] ?? "supervise",
    body: owner.body,
    matter: form.matter(found.task.number, title, found.task.due, context.texts.common.states[task.state]),
    requirement: form.requirement,
    answerBy: workingDayFrom(
      await readCalendar(context.db),
      addDays(civilDate(context.clock.now(), context.clock.timeZone), answerDays),
    ),
    contact: "",
  };
  return {
    intent: "remind",
    plan: found.plan.id,
    body: null,
    role: null,
    tasks: [task],
    text: [form.title(found.task.number, title), typed.matter, form.note].join("\n"),
    card: noticeFormCard(found, context.texts, crypto.randomUUID(), typed),
  };
}
