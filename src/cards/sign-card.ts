import type { Context } from "../chat/context.ts";
import { defineAction } from "../chat/define-action.ts";
import type { CardJson } from "../chat/platform.ts";
import { taskTitle } from "../domain/task.ts";
import { SayError } from "../errors.ts";
import {
  button,
  type CardElement,
  card,
  form,
  hr,
  input,
  markdown,
  plainText,
  submitButton,
} from "../feishu/elements.ts";
import { md } from "../feishu/markdown.ts";
import { refuseToSign, reportsToSign, signReports } from "../services/reports/sign-reports.ts";
import { bodyNames } from "../store/directory.ts";
import { type FiledReport, unsignedReports } from "../store/reports.ts";
import { standingTaskById } from "../store/tasks.ts";
import type { Renderer } from "./define-message.ts";
import { reportText } from "./report-saved.ts";
import { problemLine } from "./settled-card.ts";

const words = (value: unknown): string => (typeof value === "string" ? value.trim() : "");

/** What waits for a head's signature, each report whole. */
async function signCard(context: Context, reports: readonly FiledReport[]): Promise<CardJson> {
  const { signing } = context.texts.reports;
  const [first] = reports;
  if (!first)
    return card({ title: signing.title(""), colour: "green", elements: [plainText(signing.nothing)] });
  const names = await bodyNames(context.db, [first.body]);
  const parts = await Promise.all(reports.map((report) => oneReport(context, report)));
  return card({
    title: signing.title(names.get(first.body) ?? ""),
    subtitle: signing.count(reports.length),
    elements: [
      ...parts.flat(),
      button({
        text: signing.all(reports.length),
        kind: "primary",
        // Those on the card, not what comes in until the tap.
        value: { do: "sign.all", ids: reports.map(({ id }) => id) },
      }),
    ],
  });
}

async function oneReport(context: Context, report: FiledReport): Promise<CardElement[]> {
  const task = await standingTaskById(context.db, report.task);
  return [
    markdown(md`**${task?.number ?? ""} ${task ? taskTitle(task, 28) : ""}**`),
    ...reportText(context.texts, report),
    button({
      text: context.texts.reports.signing.refuse,
      size: "small",
      kind: "text",
      value: { do: "sign.ask", report: report.id },
    }),
    hr(),
  ];
}

/** All that waits for the person who asks. @throws SayError to anybody but a head */
export const signAnswerCard = async (context: Context): Promise<CardJson> =>
  signCard(context, await reportsToSign(context));

/** To the head: reports to be signed. Nothing once they are. */
export const reportSignMessage: Renderer = async (context, data) => {
  const reports = await unsignedReports(context.db, [words(data.body)], 8);
  if (reports.length === 0) return null;
  const { signing } = context.texts.reports;
  return { card: await signCard(context, reports), text: signing.count(reports.length) };
};

export const signShow = defineAction({
  id: "sign.show",
  run: async (context) => ({ card: await signAnswerCard(context) }),
});

export const signAll = defineAction({
  id: "sign.all",
  async run(context, { value }) {
    const ids = Array.isArray(value.ids) ? value.ids.map(words).filter(Boolean).slice(0, 50) : [];
    const signed = await signReports(context, ids);
    const { signing } = context.texts.reports;
    return {
      toast:
        signed > 0
          ? { type: "success", content: signing.signed(signed) }
          : { type: "info", content: signing.gone },
      card: await signAnswerCard(context),
    };
  },
});

function refuseCard(context: Context, report: string, problem?: string): CardJson {
  const { signing } = context.texts.reports;
  return card({
    title: signing.refuse,
    colour: "orange",
    elements: [
      form("refuse", [
        input({ name: "reason", label: signing.reason, rows: 2, required: true }),
        ...problemLine(problem),
        submitButton({ text: signing.refuse, name: "submit", value: { do: "sign.refuse", report } }),
      ]),
      button({ text: context.texts.reports.review.back, kind: "text", value: { do: "sign.show" } }),
    ],
  });
}

export const signAsk = defineAction({
  id: "sign.ask",
  async run(context, { value }) {
    const waiting = await reportsToSign(context);
    const report = waiting.find(({ id }) => id === words(value.report));
    if (!report) throw new SayError("not-unsigned", context.texts.reports.signing.gone);
    return { card: refuseCard(context, report.id) };
  },
});

export const signRefuse = defineAction({
  id: "sign.refuse",
  async run(context, { value, form: fields }) {
    const { signing, review } = context.texts.reports;
    const reason = words(fields.reason);
    if (!reason) {
      const problem = review.reasonMissing;
      return {
        toast: { type: "error", content: problem },
        card: refuseCard(context, words(value.report), problem),
      };
    }
    await refuseToSign(context, words(value.report), reason);
    return { toast: { type: "success", content: signing.refused }, card: await signAnswerCard(context) };
  },
});
