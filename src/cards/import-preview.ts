import type { Answer } from "../chat/answer.ts";
import type { Context } from "../chat/context.ts";
import { type ClickAnswer, defineAction } from "../chat/define-action.ts";
import { doerOf } from "../chat/doer.ts";
import type { CardJson } from "../chat/platform.ts";
import { today } from "../clock.ts";
import { taskTitle } from "../domain/task.ts";
import {
  type CardElement,
  card,
  collapsible,
  columns,
  form,
  markdown,
  plainText,
  select,
  submitButton,
} from "../feishu/elements.ts";
import { joinMarkdown, md } from "../feishu/markdown.ts";
import {
  confirmDocument,
  type DocumentPreview,
  dropDocument,
  offeredNames,
} from "../services/plans/read-document.ts";

/** A card holds this many of each; the rest is counted. */
const shownWarnings = 12;
const shownTasks = 5;
const shownChanges = 15;
const titleLength = 40;
const shownNewBodies = 12;

/** What was read, for the clerk to look at; nothing of it counts before the tap. */
export function importPreview(context: Context, preview: DocumentPreview): Answer {
  const texts = context.texts.imports;
  const { draft, newBodies } = preview;
  const owners = draft.tasks.flatMap((task) => task.assignments);
  const names = new Set(owners.filter((owner) => !owner.collective).map((owner) => owner.canonical));
  const { plan } = draft;
  const head = texts.head(
    plan.docNumber,
    plan.issuer,
    // Beside other facts it needs no brackets.
    context.texts.bindings
      .period(plan.periodStart, plan.periodEnd)
      .replace(/[（）()]/g, "")
      .trim(),
  );
  const lines = [
    head,
    texts.found(draft.tasks.length, owners.length, draft.indicators.length, draft.projects.length),
    texts.bodies(names.size - newBodies.length, newBodies.length),
    changesLine(context, preview),
  ].filter(Boolean);
  return {
    intent: "import",
    plan: preview.plan,
    body: null,
    role: null,
    tasks: [],
    text: [texts.previewTitle(plan.title), ...lines].join("\n"),
    card: previewCard(context, preview, lines),
  };
}

function changesLine(context: Context, { plan, changes }: DocumentPreview): string {
  const texts = context.texts.imports;
  if (changes.created) return texts.creates(plan);
  const count = (what: string): number =>
    changes.pairs.filter((pair) => pair.changed.some((one) => one === what)).length;
  const added = changes.pairs.filter((pair) => !pair.before).length;
  const removed = changes.pairs.filter((pair) => !pair.after).length;
  const [owners, deadlines, words] = [count("owners"), count("deadline"), count("text")];
  if (added + removed + owners + deadlines + words === 0) return texts.unchanged(plan);
  return texts.amends(plan, added, removed, owners, deadlines, words);
}

function previewCard(context: Context, preview: DocumentPreview, lines: string[]): CardJson {
  const texts = context.texts.imports;
  return card({
    title: texts.previewTitle(preview.draft.plan.title),
    elements: [
      plainText(lines.join("\n")),
      ...(preview.changes.created ? firstTasks(context, preview) : changedTasks(context, preview)),
      ...warningElements(context, preview),
      confirmForm(context, preview),
    ],
  });
}

function firstTasks(context: Context, { draft }: DocumentPreview): CardElement[] {
  const lines = draft.tasks.slice(0, shownTasks).map((task, index) => {
    const owners = task.assignments.map(({ name, role }) => ({
      name,
      role: context.texts.common.roles[role],
    }));
    return plainText(context.texts.imports.firstTask(`${task.seq ?? index + 1}`, taskTitle(task), owners));
  });
  return [collapsible(context.texts.imports.firstTasks, lines, true)];
}

/** Each changed task by its title, with what of it is changed. */
function changedTasks(context: Context, { changes }: DocumentPreview): CardElement[] {
  const texts = context.texts.imports;
  const changed = changes.pairs.filter((pair) => !pair.before || !pair.after || pair.changed.length > 0);
  if (changed.length === 0) return [];
  const lines = changed.slice(0, shownChanges).map((pair) => {
    const what = pair.before ? (pair.after ? pair.changed : (["removed"] as const)) : (["added"] as const);
    const task = pair.after ?? pair.before;
    const title = task ? taskTitle(task, titleLength) : "";
    return md`**${pair.number}** ${title} <font color='grey'>${what.map((one) => texts.changed[one]).join(" · ")}</font>`;
  });
  const rest = changed.length - lines.length;
  const body = joinMarkdown(rest > 0 ? [...lines, md`${texts.moreTasks(rest)}`] : lines, "\n");
  return [collapsible(texts.changedTasks(changed.length), [markdown(body)], true)];
}

function warningElements(context: Context, { draft }: DocumentPreview): CardElement[] {
  const texts = context.texts.imports;
  if (draft.warnings.length === 0) return [];
  const shown = draft.warnings.slice(0, shownWarnings);
  const lines = shown.map(
    (warning) => md`· ${texts.warning(warning.line, warning.message, warning.text.slice(0, 40))}`,
  );
  const rest = draft.warnings.length - shown.length;
  return [
    collapsible(texts.warnings(draft.warnings.length), [
      markdown(joinMarkdown(rest > 0 ? [...lines, md`${texts.moreWarnings(rest)}`] : lines, "\n")),
    ]),
  ];
}

/** New bodies can be matched to known ones; a field is named by its place in the list, which the kept draft fixes. */
function confirmForm(context: Context, { id, newBodies }: DocumentPreview): CardElement {
  const texts = context.texts.imports;
  const matchable = newBodies.filter((body) => body.nearest.length > 0).slice(0, shownNewBodies);
  const fields = matchable.flatMap((body) => [
    plainText(body.name),
    select({
      name: `body_${newBodies.indexOf(body)}`,
      placeholder: texts.keepNew,
      options: [
        { text: texts.keepNew, value: "" },
        ...body.nearest.map((name) => ({ text: name, value: name })),
      ].map((option) => ({ ...option, value: option.value || "-" })),
      selected: "-",
    }),
  ]);
  const listed =
    newBodies.length > 0 ? [plainText(texts.newBodies(newBodies.length)), ...unmatched(newBodies)] : [];
  return form("import", [
    ...listed,
    ...fields,
    columns([
      {
        elements: [
          submitButton({ name: "confirm", text: texts.confirm, value: { do: "import.confirm", id } }),
        ],
      },
      {
        elements: [
          submitButton({ name: "drop", kind: "default", text: texts.drop, value: { do: "import.drop", id } }),
        ],
      },
    ]),
  ]);
}

const unmatched = (newBodies: DocumentPreview["newBodies"]): CardElement[] => {
  const names = newBodies.filter((body) => body.nearest.length === 0).map((body) => body.name);
  return names.length > 0 ? [plainText(names.join("、"), { colour: "grey" })] : [];
};

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

function closed(context: Context, toast: NonNullable<ClickAnswer["toast"]>): ClickAnswer {
  const title = context.texts.bot.headings.import;
  return { toast, card: card({ title, colour: "grey", elements: [plainText(toast.content)] }) };
}

export const importConfirm = defineAction({
  id: "import.confirm",
  async run(context, click) {
    const texts = context.texts.imports;
    if (context.actor.right !== "clerk") return { toast: { type: "error", content: texts.notYourTap } };
    const id = textOf(click.value.id);
    const same = await matchedNames(context, id, click.form);
    const confirmed = await confirmDocument(context.db, doerOf(context), today(context.clock), id, same);
    if (confirmed.outcome !== "imported")
      return closed(context, { type: "info", content: notNow(context, confirmed.outcome) });
    const { draft, plan } = confirmed.stored;
    return closed(context, {
      type: "success",
      content: texts.done(draft.plan.title, plan, draft.tasks.length),
    });
  },
});

export const importDrop = defineAction({
  id: "import.drop",
  async run(context, click) {
    if (context.actor.right !== "clerk")
      return { toast: { type: "error", content: context.texts.imports.notYourTap } };
    const outcome = await dropDocument(context.db, doerOf(context), textOf(click.value.id));
    if (outcome === "dropped")
      return closed(context, { type: "info", content: context.texts.imports.dropped });
    return closed(context, { type: "info", content: notNow(context, outcome) });
  },
});

function notNow(context: Context, outcome: string): string {
  const texts = context.texts.imports;
  if (outcome === "confirmed-before") return texts.confirmedBefore;
  return outcome === "dropped-before" ? texts.droppedBefore : texts.gone;
}

/** The chosen matches; what the form sends is checked against what the bot itself had offered. */
async function matchedNames(
  context: Context,
  id: string,
  fields: Record<string, unknown>,
): Promise<Map<string, string>> {
  const offered = await offeredNames(context.db, id);
  const same = new Map<string, string>();
  offered.forEach((body, index) => {
    const chosen = textOf(fields[`body_${index}`]);
    if (body.nearest.includes(chosen)) same.set(body.name, chosen);
  });
  return same;
}
