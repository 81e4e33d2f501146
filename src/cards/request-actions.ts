import type { Answer } from "../chat/answer.ts";
import type { Context } from "../chat/context.ts";
import { type Click, defineAction } from "../chat/define-action.ts";
import { taskTitle } from "../domain/task.ts";
import { SayError } from "../errors.ts";
import { button, pickedDate } from "../feishu/elements.ts";
import {
  bodyName,
  notOwner,
  type ReportingTask,
  reportableBodies,
  reportingTask,
  requireClerk,
} from "../services/reports/reporting-task.ts";
import { askRequest, decideRequest, requireAskable } from "../services/reports/requests.ts";
import { lastReportOf } from "../store/reports.ts";
import { type RequestKind, requestById } from "../store/requests.ts";
import { answerTask } from "./report-opening.ts";
import { requestCard, requestFormCard } from "./request-card.ts";
import { settledCard } from "./settled-card.ts";

const words = (value: unknown): string => (typeof value === "string" ? value.trim() : "");
const kindOf = (value: unknown): RequestKind => (value === "suspension" ? "suspension" : "extension");

/** The form for 延期 or 暂缓. @throws SayError where the actor may not, or nothing can be asked */
export async function openRequest(
  context: Context,
  found: ReportingTask,
  kind: RequestKind,
  bodies: string[],
  said: { reason?: string; newDue?: string } = {},
): Promise<Answer> {
  const may = reportableBodies(context, found);
  const owner = may.find(({ body }) => bodies.includes(body)) ?? may[0];
  if (!owner) throw notOwner(context, found);
  requireAskable(context, found, kind);
  const last = await lastReportOf(context.db, found.task.id, owner.body, found.today);
  const { request } = context.texts.reports;
  const title = request.title(request.names[kind], found.task.number, taskTitle(found.task, 40));
  return {
    intent: "extend",
    plan: found.plan.id,
    body: bodyName(found.directory, owner.body),
    role: null,
    tasks: [await answerTask(context, found, owner)],
    text: found.task.due ? `${title}\n${request.limit(found.task.due)}` : title,
    card: requestFormCard(context.texts, {
      kind,
      found,
      body: owner.body,
      typed: { reason: said.reason ?? "", progress: last?.progress ?? "", newDue: said.newDue ?? "" },
      id: crypto.randomUUID(),
    }),
  };
}

export const requestOpen = defineAction({
  id: "request.open",
  async run(context, { value }) {
    const found = await reportingTask(context, words(value.task));
    return { say: await openRequest(context, found, kindOf(value.kind), [words(value.body)]) };
  },
});

export const requestAsk = defineAction({
  id: "request.ask",
  async run(context, { value, form }) {
    const { request } = context.texts.reports;
    const id = words(value.form);
    if (!/^[\w-]{1,64}$/.test(id))
      throw new SayError("form-unreadable", context.texts.reports.refused.formUnreadable);
    const kind = kindOf(value.kind);
    const typed = {
      reason: words(form.reason),
      progress: words(form.progress),
      newDue: pickedDate(form.newDue) ?? "",
    };
    const asked = {
      kind,
      task: words(value.task),
      body: words(value.body),
      ...typed,
      newDue: typed.newDue || null,
      form: id,
    };
    const outcome = await askRequest(context, asked);
    if (outcome.kind === "invalid") {
      const { problems, found } = outcome;
      const [content = ""] = Object.values(problems);
      return {
        toast: { type: "error", content },
        card: requestFormCard(context.texts, { kind, found, body: asked.body, typed, problems, id }),
      };
    }
    const { task } = outcome.found;
    const content = outcome.kind === "again" ? request.again : request.sent;
    return {
      toast: { type: outcome.kind === "again" ? "info" : "success", content },
      card: settledCard(request.title(request.names[kind], task.number, taskTitle(task, 24)), content),
    };
  },
});

export const requestShow = defineAction({
  id: "request.show",
  run: async (context, click) => ({ card: (await shown(context, click)).card }),
});

async function shown(context: Context, { value }: Click, problem?: string) {
  requireClerk(context);
  const request = await requestById(context.db, words(value.request));
  if (!request) throw new SayError("no-request", context.texts.reports.request.gone);
  const found = await reportingTask(context, request.task);
  return { request, found, card: requestCard(context.texts, request, found, problem) };
}

const decide = (id: string, agreed: boolean) =>
  defineAction({
    id,
    async run(context, click) {
      const texts = context.texts.reports;
      const reason = words(click.form.reason);
      if (!agreed && !reason) {
        const problem = texts.review.reasonMissing;
        const { card } = await shown(context, click, problem);
        return { toast: { type: "error", content: problem }, card };
      }
      const { request, found } = await decideRequest(context, words(click.value.request), agreed, reason);
      const content = texts.request.decided(agreed);
      const title = texts.request.title(
        texts.request.names[request.kind],
        found.task.number,
        taskTitle(found.task, 24),
      );
      const back = button({ text: texts.review.back, value: { do: "review.show", plan: request.plan } });
      return { toast: { type: "success", content }, card: settledCard(title, content, [back]) };
    },
  });

export const requestAgree = decide("request.agree", true);
export const requestRefuse = decide("request.refuse", false);
