import type { Context } from "../chat/context.ts";
import type { CardJson } from "../chat/platform.ts";
import type { BodyKind } from "../domain/body.ts";
import {
  button,
  type CardElement,
  card,
  clip,
  columns,
  datePicker,
  form,
  hr,
  input,
  plainText,
  select,
  submitButton,
} from "../feishu/elements.ts";
import type { BodyView } from "../services/bodies/body-view.ts";
import type { Liaison } from "../store/liaisons.ts";
import type { Texts } from "../texts/zh.ts";
import { bodyKinds, endingWords } from "./body-list-card.ts";
import { problemLine } from "./settled-card.ts";

/** Liaisons shown with their buttons; a body has two or three. */
const mostLiaisons = 6;
/** People offered to be bound; each is an option with a text of the card's 200 elements. */
const mostPeople = 40;

/** What was typed and refused, so that nothing typed is lost. */
export interface TypedBody {
  form: "edit" | "end" | "bind" | "add";
  fields: Record<string, string>;
  problem: string;
}

/** @param plan id of the plan whose directory it was opened from: the way back */
export function bodyCard(
  { texts }: Pick<Context, "texts">,
  view: BodyView,
  plan: string,
  shown: { typed?: TypedBody; note?: string } = {},
): CardJson {
  const { typed, note } = shown;
  const refused = (form: TypedBody["form"]): TypedBody | undefined =>
    typed?.form === form ? typed : undefined;
  return card({
    title: clip(view.body.name, 60),
    subtitle: texts.bodies.title(view.body.region),
    colour: view.heir.id === view.body.id ? "blue" : "grey",
    elements: [
      ...(note ? [plainText(note, { colour: "green" })] : []),
      plainText(bodyFacts(texts, view).join("\n")),
      ...liaisonElements(texts, view, plan),
      bindForm(texts, view, plan, refused("bind")),
      hr(),
      editForm(texts, view, plan, refused("edit")),
      hr(),
      endForm(texts, view, plan, refused("end")),
      button({ text: texts.bodies.back, size: "small", value: { do: "bodies.show", plan } }),
    ],
  });
}

/** What there is to say of a body, a line each. */
export function bodyFacts({ bodies: texts }: Texts, view: BodyView): string[] {
  const { body, directory, former, heir } = view;
  const words = texts.body;
  const parent = body.parent ? (directory.byId(body.parent)?.name ?? "") : "";
  const ending = body.ending ? endingWords(body, directory, { bodies: texts }) : "";
  return [
    words.kind(texts.kinds[body.kind]),
    words.aliases(body.aliases.join("、")),
    ...(parent ? [words.parent(parent)] : []),
    ...(body.founded ? [words.founded(body.founded)] : []),
    ...former.flatMap((one) => (one.ending ? [words.former(one.name, one.ending.on)] : [])),
    ...(ending ? [ending] : []),
    ...(heir.id !== body.id && heir.id !== body.ending?.into ? [words.current(heir.name)] : []),
    ...(view.tasks.length > 0
      ? view.tasks.map(({ plan, count }) => words.tasks(clip(plan.title, 40), count))
      : [words.noTasks]),
    words.liaisons(view.liaisons.length) +
      view.liaisons.map((one) => liaisonName(one, texts.body.head)).join("、"),
  ];
}

const liaisonName = (one: Liaison, head: string): string =>
  `${one.name ?? one.person}${one.head ? `（${head}）` : ""}`;

function liaisonElements({ bodies: texts }: Texts, view: BodyView, plan: string): CardElement[] {
  const { body, heir, liaisons } = view;
  const words = texts.body;
  const rows = liaisons.slice(0, mostLiaisons).map((one) => {
    const value = { body: body.id, person: one.person, plan };
    return columns([
      { weight: 3, verticalAlign: "center", elements: [plainText(liaisonName(one, words.head))] },
      {
        elements: [
          button({
            text: one.head ? words.noHead : words.makeHead,
            size: "tiny",
            value: { do: "body.head", head: !one.head, ...value },
          }),
        ],
      },
      {
        elements: [
          button({
            text: words.unbind,
            size: "tiny",
            kind: "danger",
            value: { do: "body.unbind", ...value },
          }),
        ],
      },
    ]);
  });
  const move =
    heir.id !== body.id && liaisons.length > 0
      ? [
          button({
            text: words.move(heir.name),
            kind: "primary",
            value: { do: "body.move", body: body.id, plan },
          }),
        ]
      : [];
  const more =
    liaisons.length > rows.length ? [plainText(words.moreLiaisons(liaisons.length - rows.length))] : [];
  return [...rows, ...more, ...move];
}

function bindForm(texts: Texts, view: BodyView, plan: string, typed?: TypedBody): CardElement {
  const words = texts.bodies.body;
  const people = view.unplaced.slice(0, mostPeople).map(({ person, name, departments }) => ({
    text: clip([name ?? person, departments[0]].filter(Boolean).join(" · "), 60),
    value: person,
  }));
  return form("bind_person", [
    ...problemLine(typed?.problem),
    ...(people.length > 0
      ? [
          select({
            name: "person",
            placeholder: words.fields.person,
            options: people,
            ...(typed?.fields.person ? { selected: typed.fields.person } : {}),
          }),
        ]
      : []),
    input({
      name: "words",
      label: people.length > 0 ? words.fields.personWords : texts.bodies.leaders.field,
      value: typed?.fields.words ?? "",
      maxLength: 80,
    }),
    submitButton({
      text: words.bind,
      name: "bind",
      value: { do: "body.bind", body: view.body.id, plan },
    }),
  ]);
}

const kindOptions = ({ bodies }: Texts) =>
  bodyKinds.map((kind) => ({ text: bodies.kinds[kind], value: kind }));

function editForm(texts: Texts, view: BodyView, plan: string, typed?: TypedBody): CardElement {
  const { body, directory, seen } = view;
  const words = texts.bodies.body;
  const fields = typed?.fields ?? {
    aliases: body.aliases.join("、"),
    kind: body.kind,
    parent: body.parent ? (directory.byId(body.parent)?.name ?? "") : "",
  };
  return form("edit_body", [
    ...problemLine(typed?.problem),
    ...bodyFields(texts, fields, body.kind),
    submitButton({
      text: words.save,
      name: "save",
      value: { do: "body.save", body: body.id, plan, seen },
    }),
  ]);
}

const bodyFields = (texts: Texts, fields: Record<string, string>, kind: BodyKind | null): CardElement[] => {
  const words = texts.bodies.body.fields;
  return [
    input({ name: "aliases", label: words.aliases, value: fields.aliases ?? "", rows: 2, maxLength: 1000 }),
    select({
      name: "kind",
      placeholder: words.kind,
      options: kindOptions(texts),
      ...(fields.kind || kind ? { selected: fields.kind || (kind ?? "") } : {}),
    }),
    input({ name: "parent", label: words.parent, value: fields.parent ?? "", maxLength: 40 }),
  ];
};

function endForm(texts: Texts, view: BodyView, plan: string, typed?: TypedBody): CardElement {
  const { body, directory, seen } = view;
  const words = texts.bodies.body;
  const { ending } = body;
  const fields = typed?.fields ?? {
    how: ending?.how ?? "none",
    into: ending?.into ? (directory.byId(ending.into)?.name ?? "") : "",
    on: ending?.on ?? "",
  };
  return form("end_body", [
    ...problemLine(typed?.problem),
    select({
      name: "how",
      placeholder: words.fields.how,
      options: Object.entries(words.hows).map(([value, text]) => ({ value, text })),
      ...(fields.how ? { selected: fields.how } : {}),
    }),
    input({ name: "into", label: words.fields.into, value: fields.into ?? "", maxLength: 40 }),
    datePicker({
      name: "on",
      placeholder: words.fields.on,
      ...(fields.on ? { value: fields.on } : {}),
    }),
    submitButton({ text: words.end, name: "end", value: { do: "body.end", body: body.id, plan, seen } }),
  ]);
}

/** A new body of the plan's district. */
export function newBodyCard(texts: Texts, plan: { id: string; region: string }, typed?: TypedBody): CardJson {
  const words = texts.bodies.body;
  return card({
    title: words.addTitle,
    subtitle: texts.bodies.title(plan.region),
    elements: [
      form("add_body", [
        ...problemLine(typed?.problem),
        input({ name: "name", label: words.fields.name, value: typed?.fields.name ?? "", maxLength: 40 }),
        ...bodyFields(texts, typed?.fields ?? {}, null),
        submitButton({ text: words.addSave, name: "add", value: { do: "body.add", plan: plan.id } }),
      ]),
      button({ text: texts.bodies.back, size: "small", value: { do: "bodies.show", plan: plan.id } }),
    ],
  });
}
