import type { CardJson } from "../chat/platform.ts";
import { noticeKinds } from "../domain/notice.ts";
import { taskTitle } from "../domain/task.ts";
import { card, clip, datePicker, form, input, plainText, select, submitButton } from "../feishu/elements.ts";
import { bodyName, type ReportingTask } from "../services/reports/reporting-task.ts";
import type { Texts } from "../texts/zh.ts";

/** Bodies offered; each option is a text node of the card's 200. */
const mostBodies = 60;

/** The draft as typed; kept when it is refused. */
export interface TypedNotice {
  kind: string;
  body: string;
  matter: string;
  requirement: string;
  answerBy: string;
  contact: string;
}

/** @param id of the notice to be: the form sent twice is one notice */
export function noticeFormCard(
  found: ReportingTask,
  texts: Texts,
  id: string,
  typed: TypedNotice,
  problems: readonly string[] = [],
): CardJson {
  const { form: words, kinds } = texts.notices;
  const { fields } = words;
  const bodies = found.owners
    .slice(0, mostBodies)
    .map(({ body }) => ({ text: bodyName(found.directory, body), value: body }));
  const value = { do: "notice.send", id, task: found.task.id };
  return card({
    title: clip(words.title(found.task.number, taskTitle(found.task)), 60),
    subtitle: clip(found.plan.title, 60),
    colour: "orange",
    elements: [
      plainText(words.note, { size: "notation", colour: "grey" }),
      ...problems.map((problem) => plainText(problem, { colour: "red" })),
      form("notice_form", [
        plainText(fields.kind),
        select({
          name: "kind",
          placeholder: fields.kind,
          options: noticeKinds.map((kind) => ({ text: kinds[kind], value: kind })),
          selected: typed.kind,
        }),
        plainText(fields.body),
        select({ name: "body", placeholder: fields.body, options: bodies, selected: typed.body }),
        input({ name: "matter", label: fields.matter, value: typed.matter, rows: 3, maxLength: 500 }),
        input({
          name: "requirement",
          label: fields.requirement,
          value: typed.requirement,
          rows: 3,
          maxLength: 500,
        }),
        datePicker({ name: "answer_by", placeholder: fields.answerBy, value: typed.answerBy || undefined }),
        input({ name: "contact", label: fields.contact, value: typed.contact, maxLength: 60 }),
        submitButton({ text: words.send, name: "send", value }),
      ]),
    ],
  });
}
