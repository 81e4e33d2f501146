import type { Context } from "../chat/context.ts";
import type { CardJson } from "../chat/platform.ts";
import type { Body, BodyKind } from "../domain/body.ts";
import type { Directory } from "../domain/directory.ts";
import {
  button,
  type CardElement,
  card,
  clip,
  columns,
  form,
  input,
  plainText,
  submitButton,
  table,
} from "../feishu/elements.ts";
import type { DirectoryLine, DirectoryView } from "../services/bodies/directory-view.ts";
import type { Texts } from "../texts/zh.ts";
import { problemLine } from "./settled-card.ts";

export const bodyKinds: readonly BodyKind[] = [
  "department",
  "town",
  "park",
  "dual",
  "committee",
  "office",
  "enterprise",
  "other",
];

/** Rows of the table: some 90 bytes each of the card's 30 KB. */
const mostRows = 120;
/** Names told in one sentence. */
const mostNames = 20;

/** The district's bodies, and the ways on: one body, the groups, people without a body. */
export function bodyListCard({ texts }: Pick<Context, "texts">, view: DirectoryView, problem = ""): CardJson {
  const words = texts.bodies;
  const plan = view.plan.id;
  const rows = view.lines.slice(0, mostRows).map((line) => tableRow(line, view.directory, texts));
  return card({
    title: words.title(view.plan.region),
    subtitle: clip(view.plan.title, 60),
    summary: words.title(view.plan.region),
    elements: [
      ...summaryLines(texts, view).map((line) => plainText(line)),
      buttons([
        button({
          text: words.groups,
          ...(view.groups.some((group) => !group.confirmed) ? { kind: "primary" as const } : {}),
          value: { do: "groups.show", plan },
        }),
        button({ text: words.people, value: { do: "unplaced.show", plan } }),
        button({ text: words.add, value: { do: "body.new", plan } }),
      ]),
      ...problemLine(problem || undefined),
      form("find_body", [
        columns([
          {
            weight: 3,
            elements: [input({ name: "name", placeholder: words.find, maxLength: 40 })],
          },
          {
            elements: [submitButton({ text: words.open, name: "open", value: { do: "bodies.find", plan } })],
          },
        ]),
      ]),
      ...(rows.length > 0 ? [bodyTable(rows, texts)] : []),
      ...(view.lines.length > rows.length
        ? [plainText(words.tableMore(rows.length), { size: "notation", colour: "grey" })]
        : []),
    ],
  });
}

export const buttons = (list: CardElement[]): CardElement =>
  columns(
    list.map((one) => ({ elements: [one] })),
    "flow",
  );

const bodyTable = (rows: ReturnType<typeof tableRow>[], { bodies }: Texts): CardElement =>
  table({
    columns: [
      { name: "n", title: bodies.columns.name, type: "text", width: "35%" },
      { name: "k", title: bodies.columns.kind, type: "text" },
      { name: "t", title: bodies.columns.tasks, type: "text" },
      { name: "l", title: bodies.columns.liaisons, type: "text" },
      { name: "e", title: bodies.columns.life, type: "text" },
    ],
    rows,
  });

function tableRow({ body, tasks, liaisons }: DirectoryLine, directory: Directory, texts: Texts) {
  const { bodies } = texts;
  return {
    n: clip(body.name, 30),
    k: bodies.kinds[body.kind],
    t: tasks > 0 ? bodies.tasks(tasks) : "",
    l: clip(liaisons.map((one) => one.name ?? one.person).join("、"), 24),
    e: endingWords(body, directory, texts),
  };
}

export function endingWords(body: Body, directory: Directory, { bodies }: Pick<Texts, "bodies">): string {
  if (!body.ending) return "";
  const { how, on, into } = body.ending;
  return bodies.ended[how](on, into ? (directory.byId(into)?.name ?? into) : "");
}

function summaryLines(texts: Texts, view: DirectoryView): string[] {
  const { bodies } = texts;
  if (view.lines.length === 0) return [bodies.none];
  const open = view.groups.filter((group) => !group.confirmed).length;
  const counts = bodyKinds.flatMap((kind) => {
    const count = view.lines.filter((line) => line.body.kind === kind).length;
    return count > 0 ? [bodies.kindCount(bodies.kinds[kind], count)] : [];
  });
  const missing = view.withoutLiaison.map((line) => line.body.name);
  const named = missing.slice(0, mostNames).join("、") + (missing.length > mostNames ? " ……" : "");
  return [
    bodies.total(view.lines.length, counts.join("、")),
    bodies.noLiaison(missing.length, named),
    bodies.groupCount(view.groups.length, open),
    bodies.unplacedCount(view.unplaced.length),
  ];
}

/** The same in plain words: every body by kind, every group with its members. */
export function bodyListText({ texts }: Pick<Context, "texts">, view: DirectoryView): string {
  const { bodies } = texts;
  const byKind = bodyKinds.flatMap((kind) => {
    const names = view.lines.filter((line) => line.body.kind === kind).map((line) => line.body.name);
    return names.length > 0 ? [bodies.kindLine(bodies.kinds[kind], names.join("、"))] : [];
  });
  const groups = view.groups.map(({ name, members, confirmed }) => {
    const names = members.map((id) => view.directory.byId(id)?.name ?? id);
    const line = bodies.groupLine(name, members.length, confirmed);
    return names.length > 0 ? `${line}（${names.join("、")}）` : line;
  });
  return [bodies.title(view.plan.region), ...summaryLines(texts, view), ...byKind, ...groups].join("\n");
}
