import { h } from "../dom.ts";
import { server } from "../server.ts";
import { type CardScope, colourName } from "./card-scope.ts";

const entities: Record<string, string> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
  sim: "∼",
  nbsp: "\u00a0",
};

const emoji: Record<string, string> = {
  OK: "👌",
  DONE: "✅",
  THUMBSUP: "👍",
  SMILE: "😊",
  CheckMark: "✅",
  CrossMark: "❌",
  Alarm: "⏰",
  Pin: "📌",
  ROSE: "🌹",
};

/** Escapes are read last, so that what they stand for is never taken for markup. */
export function decoded(text: string): string {
  return text
    .replace(/\\([\\`*_{}[\]()#+\-.!~|<>])/g, "$1")
    .replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|(\w+));/gi, (whole, decimal, hex, name) => {
      if (name) return entities[name.toLowerCase()] ?? whole;
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    });
}

type Rule = [RegExp, (match: RegExpExecArray, scope: CardScope) => Node[]];

const attribute = (source: string, name: string): string =>
  new RegExp(`\\b${name}=(?:'([^']*)'|"([^"]*)"|([^\\s>]+))`)
    .exec(source)
    ?.slice(1)
    .find((one) => one !== undefined) ?? "";

const rules: Rule[] = [
  [/\\[\\`*_{}[\]()#+\-.!~|<>]/, (m) => [text(m[0])]],
  [/`([^`\n]+)`/, (m) => [h("code", {}, decoded(m[1]!))]],
  [/<br\s*\/?>|\n/, () => [h("br")]],
  [
    /<font([^>]*)>([\s\S]*?)<\/font>/,
    (m, scope) => [coloured("span", attribute(m[1]!, "color"), "ink", inline(m[2]!, scope))],
  ],
  [
    /<text_tag([^>]*)>([\s\S]*?)<\/text_tag>/,
    (m, scope) => [coloured("span", attribute(m[1]!, "color") || "neutral", "tag", inline(m[2]!, scope))],
  ],
  [
    /<number_tag([^>]*)>([\s\S]*?)<\/number_tag>/,
    (m) => [h("span", { class: "number-tag" }, decoded(m[2]!))],
  ],
  [/<at ([^>]*)>(?:[^<]*<\/at>)?/, (m, scope) => mentions(m[1]!, scope)],
  [/<person ([^>]*)>(?:[^<]*<\/person>)?/, (m, scope) => mentions(m[1]!, scope)],
  [/<local_datetime([^>]*)>(?:[^<]*<\/local_datetime>)?/, (m, scope) => [localTime(m[1]!, scope)]],
  [/<link ([^>]*)>([\s\S]*?)<\/link>/, (m, scope) => [link(attribute(m[1]!, "url"), inline(m[2]!, scope))]],
  [/<a ([^>]*)>([\s\S]*?)<\/a>/, (m, scope) => [link(attribute(m[1]!, "href"), inline(m[2]!, scope))]],
  [/<raw>([\s\S]*?)<\/raw>/, (m) => [text(m[1]!)]],
  [/!\[([^\]\n]*)\]\(([^)\s]+)\)/, (m) => [h("img", { src: server.fileUrl(m[2]!), alt: decoded(m[1]!) })]],
  [/\[([^\]\n]+)\]\(([^)\s]+)\)/, (m, scope) => [link(m[2]!, inline(m[1]!, scope))]],
  [/\*\*([^*\n](?:[\s\S]*?[^\n])??)\*\*/, (m, scope) => [h("strong", {}, ...inline(m[1]!, scope))]],
  [/~~([^~\n]+)~~/, (m, scope) => [h("s", {}, ...inline(m[1]!, scope))]],
  [/\*([^*\s](?:[^*\n]*[^*\s])?)\*/, (m, scope) => [h("em", {}, ...inline(m[1]!, scope))]],
  [/:([A-Za-z]+):/, (m) => [text(emoji[m[1]!] ?? m[0])]],
];

const text = (source: string): Text => document.createTextNode(decoded(source));

/** Markdown within a line: emphasis, links, colours, tags, mentions. */
export function inline(source: string, scope: CardScope): Node[] {
  let first: { match: RegExpExecArray; draw: Rule[1] } | null = null;
  for (const [pattern, draw] of rules) {
    const match = pattern.exec(source);
    if (match && (!first || match.index < first.match.index)) first = { match, draw };
  }
  if (!first) return source ? [text(source)] : [];
  const { match, draw } = first;
  const before = source.slice(0, match.index);
  return [
    ...(before ? [text(before)] : []),
    ...draw(match, scope),
    ...inline(source.slice(match.index + match[0].length), scope),
  ];
}

function coloured(tag: "span", colour: string, className: string, children: Node[]): HTMLElement {
  return h(tag, { class: className, "data-colour": colourName(colour) ?? "default" }, ...children);
}

function mentions(attributes: string, { context }: CardScope): Node[] {
  const ids = (attribute(attributes, "ids") || attribute(attributes, "id")).split(",");
  return ids.flatMap((id) => [
    h(
      "span",
      { class: "mention" },
      `@${id === "all" ? (context.language === "zh" ? "所有人" : "everyone") : context.nameOf(id)}`,
    ),
  ]);
}

function localTime(attributes: string, { context }: CardScope): Node {
  const raw = Number(attribute(attributes, "millisecond"));
  const shown = new Date(raw).toLocaleString("sv-SE", { timeZone: context.timeZone });
  return text(Number.isFinite(raw) ? shown.slice(0, 16) : "");
}

/** Only web addresses are followed; anything else stays text. */
function link(url: string, children: Node[]): Node {
  if (!/^https?:\/\//.test(url)) return h("span", {}, ...children);
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, ...children);
}
