import type { Context } from "../chat/context.ts";
import type { CardJson } from "../chat/platform.ts";
import { today } from "../clock.ts";
import { noticeNumber } from "../domain/notice.ts";
import { taskTitle } from "../domain/task.ts";
import {
  button,
  type CardElement,
  card,
  clip,
  form,
  hr,
  input,
  markdown,
  plainText,
  submitButton,
} from "../feishu/elements.ts";
import { md } from "../feishu/markdown.ts";
import { type NoticeView, readNotice } from "../services/notices/read-notice.ts";
import { unreported } from "../services/notices/urge.ts";
import type { Texts } from "../texts/zh.ts";
import type { RenderContext, Rendered } from "./define-message.ts";

/** Characters of one field on the card; what was written whole is on the record. */
const fieldLength = 900;
const answerLength = 1000;

/** 催报, to one person: what the own bodies still owe; null when all of it came in the meantime. */
export async function renderUrge(
  context: RenderContext,
  data: Record<string, unknown>,
): Promise<Rendered | null> {
  const plan = String(data.plan);
  // `task` is how one queued before 2026-11-26 names the only one.
  const tasks = [data.tasks ?? data.task].flat().filter((id) => typeof id === "string");
  const found = await context.once(`unreported:${plan}:${tasks}:${today(context.clock)}`, () =>
    unreported(context.db, context.clock, plan, { tasks, bodies: [] }),
  );
  const own = found?.bodies.filter(({ body }) => context.actor.bodies.includes(body)) ?? [];
  if (!found || own.length === 0) return null;
  const { notices, reminders, reports } = context.texts;
  const { cycle, plan: about } = found.status;
  const owed = own.reduce((sum, entry) => sum + entry.tasks.length, 0);
  const text = notices.urge.message(about.title, reports.cycle(cycle), cycle.dueOn, owed);
  return {
    card: card({
      title: notices.urge.title,
      colour: "yellow",
      elements: [
        plainText(text),
        button({
          text: reminders.fill,
          kind: "primary",
          value: { do: "answer.say", words: `/本期 ${about.id}` },
        }),
      ],
    }),
    text,
  };
}

/** 催办单 or 督办通知单, to somebody of the body. */
export async function renderNotice(
  { db, texts }: Pick<Context, "db" | "texts">,
  data: Record<string, unknown>,
): Promise<Rendered | null> {
  const view = await readNotice(db, String(data.id));
  return view && { card: noticeCard(view, texts), text: noticeText(view, texts) };
}

/** To the clerk: received, answered. */
export async function renderNoticeNews(
  { db, texts }: Pick<Context, "db" | "texts">,
  data: Record<string, unknown>,
): Promise<Rendered | null> {
  const view = await readNotice(db, String(data.id));
  if (!view) return null;
  const { news } = texts.notices;
  const paper = paperName(view, texts);
  const answered = data.what === "answered";
  const text = answered
    ? news.answered(paper, view.bodyName, view.notice.answer ?? "")
    : news.received(paper, view.bodyName);
  return {
    card: card({
      title: clip(paper, 60),
      subtitle: clip(`${view.task.number}. ${taskTitle(view.task)}`, 60),
      colour: answered ? "green" : "wathet",
      elements: [
        plainText(clip(text, answerLength)),
        ...(answered
          ? [button({ text: news.close, value: { do: "notice.close", id: view.notice.id } })]
          : []),
      ],
    }),
    text,
  };
}

function paperName({ notice }: Pick<NoticeView, "notice">, { notices }: Texts): string {
  return notices.paper.title(notices.kinds[notice.kind], noticeNumber(notice));
}

function fields(view: NoticeView, { notices }: Texts): [string, string][] {
  const { notice, plan, task, bodyName } = view;
  const { paper } = notices;
  const rows: [string, string | null][] = [
    [paper.to, bodyName],
    [paper.matter, notice.matter],
    [paper.source, paper.sourceOf(plan.title, plan.docNumber, task.number)],
    [paper.due, task.due],
    [paper.requirement, notice.requirement],
    [paper.answerBy, notice.answerBy],
    [paper.contact, notice.contact],
    [paper.state, notices.states[notice.state]],
    [paper.answer, notice.answer],
  ];
  return rows.flatMap(([name, value]) => (value ? [[name, value]] : []));
}

function noticeText(view: NoticeView, texts: Texts): string {
  return [paperName(view, texts), ...fields(view, texts).map(([name, value]) => `${name}：${value}`)].join(
    "\n",
  );
}

/** The paper with receipt and answer in it, as it stands now. `typed` is kept when an answer is refused. */
export function noticeCard(view: NoticeView, texts: Texts, typed = ""): CardJson {
  const { notice } = view;
  const { paper } = texts.notices;
  const value = { id: notice.id };
  const rows = fields(view, texts).map(
    ([name, words]): CardElement => markdown(md`**${name}**　${clip(words, fieldLength)}`),
  );
  const receipt =
    notice.state === "sent"
      ? [button({ text: paper.receive, kind: "primary", value: { do: "notice.receive", ...value } })]
      : [];
  const answer =
    notice.state === "closed"
      ? []
      : [
          form("notice_answer", [
            input({
              name: "answer",
              label: paper.answerLabel,
              value: typed,
              rows: 4,
              maxLength: answerLength,
            }),
            submitButton({ text: paper.send, name: "send", value: { do: "notice.answer", ...value } }),
          ]),
        ];
  const open = button({
    text: paper.task,
    size: "small",
    value: { do: "answer.task", plan: notice.plan, number: view.task.number },
  });
  return card({
    title: clip(paperName(view, texts), 60),
    subtitle: clip(`${view.task.number}. ${taskTitle(view.task)}`, 60),
    colour: notice.kind === "supervise" ? "red" : "orange",
    elements: [...rows, ...receipt, hr(), ...answer, open],
  });
}
