import type { CardJson } from "../chat/platform.ts";
import { type Role, roles } from "../domain/role.ts";
import { type Task, taskTitle } from "../domain/task.ts";
import {
  card,
  clip,
  columns,
  datePicker,
  form,
  input,
  markdown,
  plainText,
  submitButton,
} from "../feishu/elements.ts";
import { joinMarkdown, md } from "../feishu/markdown.ts";
import type { TypedOwners, UnknownNames } from "../services/assignments/read-owners.ts";
import type { Texts } from "../texts/zh.ts";
import { problemLine } from "./settled-card.ts";

export interface AssignParts {
  /** Title of their plan: task 3 of which? */
  plan: string;
  tasks: readonly Task[];
  typed: TypedOwners & { due: string; from: string; reason: string };
  unknown?: UnknownNames;
  /** A sentence under the fields: what is wrong or to be known. */
  problem?: string;
}

/** Tasks listed by name; the others are only counted. */
const listed = 8;

/** 分工: owners and limit of one task or of many, with reason and from-date. */
export function assignCard(texts: Texts, { plan, tasks, typed, unknown, problem }: AssignParts): CardJson {
  const { assign, optional, review } = texts.reports;
  const numbers = tasks.map((task) => task.number).join("、");
  const lines = tasks.slice(0, listed).map((task) => md`**${task.number}** ${taskTitle(task, 30)}`);
  const rest = tasks.length - lines.length;
  return card({
    title: assign.title(clip(numbers, 40)),
    subtitle: clip(plan, 60),
    colour: unknown || problem ? "orange" : "blue",
    elements: [
      markdown(joinMarkdown(lines, "\n")),
      ...(rest > 0 ? [plainText(assign.more(rest))] : []),
      form("assign", [
        ...roles.flatMap((role) => [
          input({ name: role, label: assign.roles[role], placeholder: assign.namesHint, value: typed[role] }),
          ...problemLine(unknownWords(texts, unknown, role)),
        ]),
        columns([
          {
            weight: 1,
            elements: [
              plainText(optional(assign.due)),
              datePicker({ name: "due", placeholder: assign.due, ...given(typed.due) }),
            ],
          },
          {
            weight: 1,
            elements: [
              plainText(assign.from),
              datePicker({ name: "from", placeholder: assign.from, ...given(typed.from) }),
            ],
          },
        ]),
        input({ name: "reason", label: review.reason, required: true, value: typed.reason }),
        ...problemLine(problem),
        submitButton({
          text: assign.save,
          name: "submit",
          value: { do: "assign.save", tasks: tasks.map((task) => task.id) },
        }),
      ]),
    ],
  });
}

const given = (value: string): { value?: string } => (value ? { value } : {});

function unknownWords({ reports }: Texts, unknown: UnknownNames | undefined, role: Role): string | undefined {
  const names = unknown?.[role];
  return names?.map(({ name, nearest }) => reports.assign.unknown(name, nearest)).join("\n");
}
