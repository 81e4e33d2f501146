import type { Answer } from "../chat/answer.ts";
import type { Context } from "../chat/context.ts";
import { type ClickAnswer, defineAction } from "../chat/define-action.ts";
import { button, type CardElement, card, clip, collapsible, plainText } from "../feishu/elements.ts";
import type { JudgedList } from "../services/people/judge-list.ts";
import {
  confirmLiaisonList,
  dropLiaisonList,
  type ListOutcome,
  type ListPreview,
} from "../services/people/liaison-list.ts";
import { requireClerk } from "../services/reports/reporting-task.ts";
import type { Texts } from "../texts/zh.ts";
import { buttons } from "./body-list-card.ts";
import { numberIn, saidIn } from "./group-actions.ts";

/** Lines shown of each kind; the rest is counted. */
const mostShown = 30;

/** Who would be bound to what, for the clerk to look at; nobody is before the tap. */
export function liaisonListPreview({ texts }: Pick<Context, "texts">, preview: ListPreview): Answer {
  const words = texts.bodies.list;
  const { ready, before, problems } = preview;
  const head = [words.found(ready.length, before.length, problems.length), words.notYet].join("\n");
  const confirm = button({
    text: words.confirm(ready.length),
    kind: "primary",
    value: { do: "liaisons.confirm", id: preview.id, shown: ready.length },
  });
  const drop = button({ text: words.drop, value: { do: "liaisons.drop", id: preview.id } });
  return {
    intent: "import",
    plan: null,
    body: null,
    role: null,
    tasks: [],
    text: [
      words.title(preview.file),
      head,
      ...readyLines(texts, preview),
      ...problemLines(texts, preview),
    ].join("\n"),
    card: card({
      title: words.title(clip(preview.file, 60)),
      colour: problems.length > 0 ? "orange" : "blue",
      elements: [
        plainText(head),
        ...listed(readyLines(texts, preview), ready.length, texts),
        ...(problems.length > 0
          ? [
              collapsible(
                words.problems(problems.length),
                listed(problemLines(texts, preview), problems.length, texts),
                true,
              ),
            ]
          : []),
        buttons([...(ready.length > 0 ? [confirm] : []), drop]),
      ],
    }),
  };
}

function listed(lines: readonly string[], total: number, texts: Texts): CardElement[] {
  if (lines.length === 0) return [];
  const more = total > lines.length ? [texts.bodies.list.more(total - lines.length)] : [];
  return [plainText([...lines, ...more].join("\n"))];
}

function readyLines({ bodies }: Texts, { ready }: JudgedList): string[] {
  const words = bodies.list;
  return ready.slice(0, mostShown).map(({ name, body, line, former }) => {
    const row = words.row(clip(name, 40), body.name, line.head);
    return former ? `${row}（${words.heir(former, body.name)}）` : row;
  });
}

function problemLines({ bodies }: Texts, { problems }: JudgedList): string[] {
  const words = bodies.list;
  return problems
    .slice(0, mostShown)
    .map(({ line, why }) =>
      words.problem(line.line, clip(line.name || line.openId, 40), clip(line.body, 30), why),
    );
}

function closed(
  texts: Texts,
  toast: NonNullable<ClickAnswer["toast"]>,
  more: CardElement[] = [],
): ClickAnswer {
  const title = texts.bodies.list.head;
  return { toast, card: card({ title, colour: "grey", elements: [plainText(toast.content), ...more] }) };
}

const notNow = ({ bodies }: Texts, outcome: Exclude<ListOutcome["outcome"], "bound">): string => {
  const { confirmedBefore, droppedBefore, gone } = bodies.list;
  if (outcome === "confirmed-before") return confirmedBefore;
  return outcome === "dropped-before" ? droppedBefore : gone;
};

export const liaisonsConfirm = defineAction({
  id: "liaisons.confirm",
  async run(context, { value }) {
    requireClerk(context);
    const { texts } = context;
    const words = texts.bodies.list;
    const confirmed = await confirmLiaisonList(context, saidIn(value.id));
    if (confirmed.outcome !== "bound")
      return closed(texts, { type: "info", content: notNow(texts, confirmed.outcome) });
    const { judged } = confirmed;
    const changed = judged.ready.length === numberIn(value.shown) ? "" : words.changed;
    const content = words.done(judged.ready.length, judged.problems.length) + changed;
    const left = listed(problemLines(texts, judged), judged.problems.length, texts);
    return closed(texts, { type: changed ? "warning" : "success", content }, left);
  },
});

export const liaisonsDrop = defineAction({
  id: "liaisons.drop",
  async run(context, { value }) {
    requireClerk(context);
    const { texts } = context;
    const outcome = await dropLiaisonList(context, saidIn(value.id));
    const content = outcome === "dropped" ? texts.bodies.list.dropped : notNow(texts, outcome);
    return closed(texts, { type: "info", content });
  },
});

export const liaisonListActions = [liaisonsConfirm, liaisonsDrop];
