import type { Context } from "../chat/context.ts";
import { type Click, type ClickAnswer, defineAction } from "../chat/define-action.ts";
import { doerOf } from "../chat/doer.ts";
import { today } from "../clock.ts";
import { isSent, type Notice, noticeKinds, noticeNumber } from "../domain/notice.ts";
import { SayError } from "../errors.ts";
import { card, pickedDate, plainText } from "../feishu/elements.ts";
import { answerNotice, finishNotice, receiveNotice } from "../services/notices/answer-notice.ts";
import { issueNotice } from "../services/notices/issue-notice.ts";
import { readNotice } from "../services/notices/read-notice.ts";
import { urge } from "../services/notices/urge.ts";
import { bodyName, type ReportingTask, reportingTask } from "../services/reports/reporting-task.ts";
import { noticeFormCard, type TypedNotice } from "./notice-form.ts";
import { noticeCard } from "./notice-messages.ts";

const words = (value: unknown): string => (typeof value === "string" ? value.trim() : "");

/** As a button carries them. */
const ids = (value: unknown): string[] => words(value).split(",").filter(Boolean);

function mustBeClerk({ actor, texts }: Context): void {
  if (actor.right !== "clerk") throw new SayError("no-right", texts.notices.onlyClerk);
}

/** 催报, one tap. */
export const noticeUrge = defineAction({
  id: "notice.urge",
  async run(context, click) {
    mustBeClerk(context);
    const scope = {
      tasks: ids(click.value.tasks ?? click.value.task),
      bodies: ids(click.value.bodies),
    };
    const urged = await urge(context.db, context.clock, doerOf(context), words(click.value.plan), scope);
    const { urge: said } = context.texts.notices;
    const names = urged.unreachable.map((body) => body.slice(body.indexOf("/") + 1)).join("、");
    const lines = [said.sent(urged.people, urged.already), ...(names ? [said.unreachable(names)] : [])];
    return {
      toast: { type: "success", content: lines[0] ?? "" },
      card: card({ title: said.title, elements: lines.map((line) => plainText(line)) }),
    };
  },
});

export const noticeSend = defineAction({
  id: "notice.send",
  async run(context, click) {
    mustBeClerk(context);
    const found = await reportingTask(context, words(click.value.task));
    const typed = typedFrom(click);
    const id = words(click.value.id);
    const problems = problemsOf(context, found, typed);
    if (problems.length > 0)
      return {
        toast: { type: "error", content: problems[0] ?? "" },
        card: noticeFormCard(found, context.texts, id, typed, problems),
      };
    const { notice, people } = await issueNotice(context.db, context.clock, doerOf(context), {
      id,
      kind: noticeKinds.find((kind) => kind === typed.kind) ?? "press",
      plan: found.plan.id,
      task: found.task.id,
      body: typed.body,
      matter: typed.matter,
      requirement: typed.requirement,
      answerBy: typed.answerBy || null,
      contact: typed.contact,
    });
    return sentAnswer(context, found, notice, people);
  },
});

const typedFrom = ({ form }: Click): TypedNotice => ({
  kind: words(form.kind) || "press",
  body: words(form.body),
  matter: words(form.matter),
  requirement: words(form.requirement),
  answerBy: pickedDate(form.answer_by) ?? "",
  contact: words(form.contact),
});

function problemsOf({ texts, clock }: Context, found: ReportingTask, typed: TypedNotice): string[] {
  const { problems } = texts.notices.form;
  const checks: [boolean, string][] = [
    [found.owners.some(({ body }) => body === typed.body), problems.body],
    [typed.matter !== "", problems.matter],
    [typed.requirement !== "" || typed.kind === "warn" || typed.kind === "talk", problems.requirement],
    [typed.answerBy === "" || typed.answerBy >= today(clock), problems.answerBy],
  ];
  return checks.filter(([right]) => !right).map(([, problem]) => problem);
}

function sentAnswer({ texts }: Context, found: ReportingTask, notice: Notice, people: number): ClickAnswer {
  const { notices } = texts;
  const name = notices.kinds[notice.kind];
  const body = bodyName(found.directory, notice.body);
  const said = isSent(notice.kind)
    ? notices.issued(name, noticeNumber(notice), body, people)
    : notices.recorded(name, body);
  return {
    // On record, but nobody was told: that is for the clerk to mend.
    toast: { type: isSent(notice.kind) && people === 0 ? "warning" : "success", content: said },
    card: card({ title: notices.paper.title(name, noticeNumber(notice)), elements: [plainText(said)] }),
  };
}

export const noticeReceive = defineAction({
  id: "notice.receive",
  async run(context, click) {
    const { id, body } = await receiveNotice(context, doerOf(context), words(click.value.id));
    context.log.info("notice.received", { id, body });
    return {
      ...(await current(context, id)),
      toast: { type: "success", content: context.texts.notices.receivedToast },
    };
  },
});

export const noticeAnswer = defineAction({
  id: "notice.answer",
  async run(context, click) {
    const id = words(click.value.id);
    const answer = words(click.form.answer);
    if (!answer) return { toast: { type: "error", content: context.texts.notices.paper.empty } };
    await answerNotice(context, doerOf(context), id, answer);
    return {
      ...(await current(context, id)),
      toast: { type: "success", content: context.texts.notices.answeredToast },
    };
  },
});

export const noticeClose = defineAction({
  id: "notice.close",
  async run(context, click) {
    await finishNotice(context, doerOf(context), words(click.value.id));
    return { toast: { type: "success", content: context.texts.notices.news.closed } };
  },
});

/** The card as it stands after the tap. */
async function current(context: Context, id: string): Promise<ClickAnswer> {
  const view = await readNotice(context.db, id);
  return view ? { card: noticeCard(view, context.texts) } : {};
}

export const noticeActions = [noticeUrge, noticeSend, noticeReceive, noticeAnswer, noticeClose];
