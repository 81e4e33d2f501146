import {
  CARD_CODES,
  type CardProblem,
  type Check,
  cardLink,
  checkFields,
  elements,
  type Fields,
  fields,
  flag,
  icon,
  inside,
  isFields,
  list,
  literal,
  locale,
  margin,
  mustBeTrue,
  type Place,
  padding,
  plainNode,
  record,
  report,
  text,
  translations,
} from "./card-checks.ts";
import { COMPONENTS, CONTAINER, type Component, textTags, textTagTranslations } from "./card-components.ts";
import { LIMITS } from "./limits.ts";

export type { CardProblem } from "./card-checks.ts";

const REMOVED_TAGS = new Set(["note", "action"]);

const config = fields(
  {
    update_multi: mustBeTrue,
    width_mode: literal("default", "compact", "fill"),
    enable_forward: flag,
    enable_forward_interaction: flag,
    summary: fields({ content: text, i18n_content: translations }),
    locales: list(locale),
    streaming_mode: flag,
    style: fields({ text_size: record(() => {}), color: record(() => {}) }),
  },
  // Default true when sent, but an update is refused unless it was said.
  ["update_multi"],
);

const header = fields(
  {
    title: plainNode,
    subtitle: plainNode,
    template: literal(
      ..."blue wathet turquoise green yellow orange red carmine violet purple indigo grey default".split(" "),
    ),
    text_tag_list: textTags,
    i18n_text_tag_list: textTagTranslations,
    icon,
    padding,
  },
  ["title"],
);

const CARD: Record<string, Check> = {
  schema: literal("2.0"),
  config,
  card_link: cardLink,
  header,
  body: fields({ ...CONTAINER, elements }, ["elements"]),
};

/**
 * Says why the platform would refuse a card of JSON 2.0; an empty list means that it takes it.
 * Where the platform's pages leave room (depth, charts in forms) the narrower reading holds.
 */
export function checkCard(card: unknown): CardProblem[] {
  const problems: CardProblem[] = [];
  const at: Place = {
    path: "",
    depth: 0,
    inForm: false,
    card: { problems, textSizes: ownTextSizes(card), visit },
  };
  if (!isFields(card)) return [{ code: CARD_CODES.malformed, path: "", message: "must be an object" }];
  if (Object.keys(card).length === 0) return [];
  checkFields(card, CARD, ["schema", "config"], at);
  checkWhole(card, at);
  return problems;
}

function ownTextSizes(card: unknown): Set<string> {
  const settings = isFields(card) && isFields(card.config) ? card.config : {};
  const sizes = isFields(settings.style) ? settings.style.text_size : undefined;
  return new Set(isFields(sizes) ? Object.keys(sizes) : []);
}

function visit(element: unknown, at: Place): void {
  if (!isFields(element)) {
    report(at, CARD_CODES.malformed, "must be an object");
    return;
  }
  const tag = element.tag;
  const component = typeof tag === "string" && Object.hasOwn(COMPONENTS, tag) ? COMPONENTS[tag] : undefined;
  if (!component) {
    reportUnknown(tag, at);
    return;
  }
  const spot = { ...at, depth: at.depth + 1 };
  if (spot.depth > LIMITS.card.nesting) {
    report(spot, CARD_CODES.tooMany, `stands deeper than ${LIMITS.card.nesting} levels`);
    return;
  }
  checkPlace(element, component, spot);
  const properties = { tag: text, element_id: elementId, margin, ...component.properties };
  checkFields(element, properties, component.required ?? [], {
    ...spot,
    inForm: spot.inForm || tag === "form",
  });
  component.rule?.(element, spot);
}

function reportUnknown(tag: unknown, at: Place): void {
  if (typeof tag === "string" && REMOVED_TAGS.has(tag)) {
    report(at, CARD_CODES.removed, `component "${tag}" is gone from JSON 2.0`);
  } else report(at, CARD_CODES.malformed, `unknown component "${String(tag)}"`);
}

const elementId: Check = (value, at) => {
  if (typeof value === "string" && /^[A-Za-z]\w*$/.test(value) && value.length <= LIMITS.card.elementIdLength)
    return;
  report(
    at,
    CARD_CODES.elementId,
    `must be a letter, then letters, digits or _, at most ${LIMITS.card.elementIdLength}`,
  );
};

function checkPlace(element: Fields, component: Component, at: Place): void {
  const tag = String(element.tag);
  if (component.only === "root" && at.depth > 1) {
    report(at, CARD_CODES.malformed, `${tag} may only stand in the body itself`);
  }
  if (component.only === "form" && !at.inForm) {
    report(at, CARD_CODES.malformed, `${tag} may only stand in a form`);
  }
  if (component.only === "column_set" && !/\.columns\[\d+\]$/.test(at.path)) {
    report(at, CARD_CODES.malformed, `${tag} may only stand in a column_set`);
  }
  if (!component.interactive) return;
  if (at.inForm && !element.name) report(at, CARD_CODES.name, `${tag} in a form needs a name`);
  if (at.inForm) return;
  if (element.required !== undefined) {
    report(at, CARD_CODES.malformed, '"required" means nothing outside a form');
  }
  if (component.behaves && element.behaviors === undefined) {
    report(at, CARD_CODES.malformed, `${tag} outside a form needs "behaviors"`);
  }
}

/** Rules that need the whole card: size, counts, and what must be unique. */
function checkWhole(card: Fields, at: Place): void {
  const bytes = new TextEncoder().encode(JSON.stringify(card)).length;
  if (bytes > LIMITS.card.bytes) {
    report(at, CARD_CODES.tooLarge, `${bytes} bytes, more than ${LIMITS.card.bytes}`);
  }
  const nodes = [...tagged(card.header, inside(at, "header")), ...tagged(card.body, inside(at, "body"))];
  if (nodes.length > LIMITS.card.elements) {
    report(at, CARD_CODES.tooMany, `${nodes.length} elements, more than ${LIMITS.card.elements}`);
  }
  checkTables(nodes, at);
  checkUnique(nodes, "element_id", CARD_CODES.elementId);
  checkUnique(
    nodes.filter(({ node }) => node.tag === "form" || COMPONENTS[String(node.tag)]?.interactive),
    "name",
    CARD_CODES.name,
  );
}

interface Node {
  node: Fields;
  at: Place;
}

/** Everything with a tag: components and text nodes alike. What is inside a chart or a button's value is data. */
function tagged(value: unknown, at: Place): Node[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => tagged(item, inside(at, index)));
  if (!isFields(value)) return [];
  const own: Node[] = typeof value.tag === "string" ? [{ node: value, at }] : [];
  const parts = Object.entries(value).filter(
    ([key]) => key !== "chart_spec" && key !== "rows" && key !== "behaviors",
  );
  return own.concat(parts.flatMap(([key, part]) => tagged(part, inside(at, key))));
}

function checkTables(nodes: Node[], at: Place): void {
  let total = nodes.filter(({ node }) => node.tag === "table").length;
  for (const { node, at: spot } of nodes) {
    if (node.tag !== "markdown" || typeof node.content !== "string") continue;
    const count = markdownTables(node.content);
    total += count;
    if (count > LIMITS.card.tablesPerMarkdown) {
      report(
        spot,
        CARD_CODES.tooMany,
        `${count} tables, more than ${LIMITS.card.tablesPerMarkdown} in one markdown`,
      );
    }
  }
  if (total > LIMITS.card.tables) {
    report(at, CARD_CODES.tooMany, `${total} tables, more than ${LIMITS.card.tables}`);
  }
}

/** A markdown table shows by its line of dashes under the head. */
function markdownTables(content: string): number {
  return content.split("\n").filter((line) => /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)+\|?\s*$/.test(line))
    .length;
}

function checkUnique(nodes: Node[], property: string, code: number): void {
  const seen = new Set<string>();
  for (const { node, at } of nodes) {
    const value = node[property];
    if (typeof value !== "string" || value === "") continue;
    if (seen.has(value)) report(inside(at, property), code, `"${value}" stands twice in the card`);
    seen.add(value);
  }
}
