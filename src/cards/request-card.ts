import type { CardJson } from "../chat/platform.ts";
import { taskTitle } from "../domain/task.ts";
import {
  button,
  card,
  columns,
  datePicker,
  form,
  input,
  plainText,
  submitButton,
} from "../feishu/elements.ts";
import { bodyName, type ReportingTask } from "../services/reports/reporting-task.ts";
import type { RequestProblems } from "../services/reports/requests.ts";
import type { RequestKind, TaskRequest } from "../store/requests.ts";
import type { Texts } from "../texts/zh.ts";
import { problemLine } from "./settled-card.ts";

export interface RequestFormParts {
  kind: RequestKind;
  found: ReportingTask;
  body: string;
  typed: { reason: string; progress: string; newDue: string };
  problems?: RequestProblems;
  id: string;
}

/** 申请延期 or 暂缓, by an owner. */
export function requestFormCard(texts: Texts, parts: RequestFormParts): CardJson {
  const { request, optional } = texts.reports;
  const { found, kind, typed, problems } = parts;
  const { task } = found;
  const extension = kind === "extension";
  const value = { do: "request.ask", kind, task: task.id, body: parts.body, form: parts.id };
  return card({
    title: request.title(request.names[kind], task.number, taskTitle(task, 24)),
    subtitle: [bodyName(found.directory, parts.body), task.due ? request.limit(task.due) : ""]
      .filter(Boolean)
      .join(" · "),
    colour: problems ? "orange" : "blue",
    elements: [
      form("request", [
        ...(extension
          ? [
              plainText(request.fields.newDue),
              datePicker({
                name: "newDue",
                placeholder: request.dateMissing,
                required: true,
                ...(typed.newDue ? { value: typed.newDue } : {}),
              }),
              ...problemLine(problems?.newDue),
            ]
          : []),
        input({ name: "reason", label: request.fields.reason, rows: 3, required: true, value: typed.reason }),
        ...problemLine(problems?.reason),
        input({
          name: "progress",
          label: extension ? request.fields.progress : optional(request.fields.progress),
          rows: 3,
          required: extension,
          value: typed.progress,
        }),
        ...problemLine(problems?.progress),
        submitButton({ text: request.send, name: "submit", value }),
      ]),
      ...(extension && !problems
        ? [
            button({
              text: request.askFor(request.names.suspension),
              kind: "text",
              size: "small",
              value: { do: "request.open", kind: "suspension", task: task.id, body: parts.body },
            }),
          ]
        : []),
    ],
  });
}

/** A request before the clerk. */
export function requestCard(
  texts: Texts,
  request: TaskRequest,
  found: ReportingTask,
  problem?: string,
): CardJson {
  const { request: words, fields, optional, review } = texts.reports;
  const value = { request: request.id };
  return card({
    title: words.title(words.names[request.kind], found.task.number, taskTitle(found.task, 24)),
    subtitle: [
      bodyName(found.directory, request.body),
      request.newDue ? words.until(found.task.due ?? "", request.newDue) : "",
    ]
      .filter(Boolean)
      .join(" · "),
    elements: [
      plainText(words.fields.reason, { size: "notation", colour: "grey" }),
      plainText(request.reason),
      ...(request.progress
        ? [plainText(fields.progress, { size: "notation", colour: "grey" }), plainText(request.progress)]
        : []),
      form("decision", [
        input({ name: "reason", label: optional(review.reason) }),
        ...problemLine(problem),
        columns([
          {
            elements: [
              submitButton({ text: words.agree, name: "agree", value: { do: "request.agree", ...value } }),
            ],
          },
          {
            elements: [
              submitButton({
                text: words.refuse,
                kind: "default",
                name: "refuse",
                value: { do: "request.refuse", ...value },
              }),
            ],
          },
        ]),
      ]),
      button({ text: review.back, kind: "text", value: { do: "review.show", plan: request.plan } }),
    ],
  });
}
