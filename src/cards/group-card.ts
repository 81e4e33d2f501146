import type { Context } from "../chat/context.ts";
import type { CardJson } from "../chat/platform.ts";
import { civilTime } from "../clock.ts";
import type { Body, Group } from "../domain/body.ts";
import {
  button,
  type CardElement,
  card,
  clip,
  columns,
  form,
  hr,
  markdown,
  multiSelect,
  plainText,
  submitButton,
} from "../feishu/elements.ts";
import { md } from "../feishu/markdown.ts";
import type { ChangedSince } from "../services/bodies/changed-since.ts";
import { personName } from "../services/people/find-person.ts";
import { bodyKinds, buttons } from "./body-list-card.ts";

/** Groups a page: some ten elements each of the card's 200. */
const groupsPerPage = 12;
/** Bodies offered on one card: each is an option with a text of the card's 200 elements. */
const mostOffered = 110;

/** The groups of a plan, each to be confirmed as suggested or edited. */
export function groupListCard(
  { texts }: Pick<Context, "texts">,
  plan: { id: string; title: string },
  groups: readonly Group[],
  wanted = 1,
): CardJson {
  const words = texts.bodies;
  const open = groups.filter((group) => !group.confirmed).length;
  const pages = Math.max(1, Math.ceil(groups.length / groupsPerPage));
  const page = Math.min(Math.max(wanted, 1), pages);
  const shown = groups.slice((page - 1) * groupsPerPage, page * groupsPerPage);
  const turn = (text: string, to: number): CardElement =>
    button({
      text,
      size: "small",
      disabled: to < 1 || to > pages,
      value: { do: "groups.show", plan: plan.id, page: to },
    });
  return card({
    title: words.group.listTitle,
    subtitle: clip(plan.title, 60),
    elements: [
      plainText(groups.length > 0 ? words.group.why : words.group.none),
      ...(open > 0
        ? [
            button({
              text: words.group.confirmAll(open),
              kind: "primary",
              value: { do: "groups.confirm", plan: plan.id, open },
            }),
          ]
        : []),
      ...shown.map((group) => groupRow(group, texts, page)),
      hr(),
      buttons([
        button({ text: words.back, size: "small", value: { do: "bodies.show", plan: plan.id } }),
        ...(pages > 1 ? [turn(words.group.previous, page - 1), turn(words.group.next, page + 1)] : []),
      ]),
    ],
  });
}

function groupRow(group: Group, texts: Context["texts"], page: number): CardElement {
  const words = texts.bodies;
  const line = words.groupLine(group.name, group.members.length, group.confirmed);
  const confirm = button({
    text: words.group.confirm,
    size: "tiny",
    kind: "primary",
    value: { do: "group.confirm", group: group.id, page },
  });
  return columns([
    {
      weight: 4,
      verticalAlign: "center",
      elements: [markdown(group.confirmed ? md`${line}` : md`**${line}**`)],
    },
    ...(group.confirmed ? [] : [{ elements: [confirm] }]),
    {
      elements: [
        button({ text: words.group.edit, size: "tiny", value: { do: "group.show", group: group.id } }),
      ],
    },
  ]);
}

/** One list of a page of the group's card: bodies of one kind. */
export interface Offer {
  /** Name of the form's field. */
  field: string;
  kind: Body["kind"];
  bodies: Body[];
}

/** The district's bodies by kind, parted into pages that a card can hold. */
export function offersOf(bodies: readonly Body[]): Offer[][] {
  const pages: Offer[][] = [[]];
  let room = mostOffered;
  for (const kind of bodyKinds) {
    const rest = bodies.filter((body) => body.kind === kind);
    for (let part = 0; rest.length > 0; part++) {
      if (room < Math.min(rest.length, mostOffered)) {
        pages.push([]);
        room = mostOffered;
      }
      const taken = rest.splice(0, room);
      pages.at(-1)!.push({ field: `members_${kind}_${part}`, kind, bodies: taken });
      room -= taken.length;
    }
  }
  return pages.filter((page) => page.length > 0);
}

/** First and last body of a page: a directory that has grown since may have moved others onto it. */
export const endsOf = (offers: readonly Offer[]): string =>
  [offers[0]?.bodies[0]?.name, offers.at(-1)?.bodies.at(-1)?.name].join("/");

export interface GroupCardParts {
  group: Group;
  bodies: readonly Body[];
  seen: number;
  /** From 1. */
  page: number;
  note?: string;
}

/** One group: its members, and the district's bodies to choose them from. */
export function groupCard({ texts }: Pick<Context, "texts">, parts: GroupCardParts): CardJson {
  const { group, bodies, seen, note } = parts;
  const words = texts.bodies.group;
  const pages = offersOf(bodies);
  const page = Math.min(Math.max(parts.page, 1), Math.max(pages.length, 1));
  const members = new Set(group.members);
  const names = bodies.filter((body) => members.has(body.id)).map((body) => body.name);
  const turn = (text: string, to: number): CardElement =>
    button({
      text,
      size: "small",
      disabled: to < 1 || to > pages.length,
      value: { do: "group.show", group: group.id, page: to },
    });
  return card({
    title: words.title(clip(group.name, 40)),
    colour: group.confirmed ? "blue" : "orange",
    elements: [
      ...(note ? [plainText(note, { colour: "orange" })] : []),
      plainText(words.state[group.confirmed ? "yes" : "no"]),
      plainText(words.members(names.length, clip(names.join("、"), 1500))),
      ...memberForm(group, pages[page - 1] ?? [], page, seen, texts),
      ...(pages.length > 1
        ? [
            plainText(words.page(page, pages.length), { size: "notation", colour: "grey" }),
            buttons([turn(words.previous, page - 1), turn(words.next, page + 1)]),
          ]
        : []),
      buttons([
        ...(group.confirmed
          ? []
          : [button({ text: words.confirm, value: { do: "group.confirm", group: group.id } })]),
        button({ text: texts.bodies.groups, value: { do: "groups.show", plan: group.plan } }),
      ]),
    ],
  });
}

function memberForm(
  group: Group,
  offers: Offer[],
  page: number,
  seen: number,
  { bodies: words }: Context["texts"],
): CardElement[] {
  if (offers.length === 0) return [];
  return [
    form("group", [
      ...offers.flatMap(({ field, kind, bodies }) => [
        plainText(words.kinds[kind]),
        multiSelect({
          name: field,
          placeholder: words.kinds[kind],
          options: bodies.map((body) => ({ text: clip(body.name, 40), value: body.name })),
          selected: bodies.filter((body) => group.members.includes(body.id)).map((body) => body.name),
        }),
      ]),
      submitButton({
        text: words.group.save,
        name: "save",
        value: { do: "group.save", group: group.id, page, ends: endsOf(offers), seen },
      }),
    ]),
  ];
}

/** "You were not the only one": said where a thing was changed after the card was made. */
export async function meanwhileWords(context: Context, meanwhile: ChangedSince | null): Promise<string> {
  if (!meanwhile) return "";
  const { bodies } = context.texts;
  const who = /^(?:cli|system)$/.test(meanwhile.actor)
    ? bodies.system
    : await personName(context, meanwhile.actor);
  return bodies.meanwhile(who, civilTime(meanwhile.at, context.clock.timeZone).slice(5));
}
