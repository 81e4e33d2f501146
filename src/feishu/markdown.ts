/** The platform's own list of characters that carry meaning in card markdown, and `&` and `|` besides. */
const ENTITIES: Record<string, string> = {
  "&": "&#38;",
  "<": "&#60;",
  ">": "&#62;",
  "*": "&#42;",
  "~": "&sim;",
  _: "&#95;",
  "[": "&#91;",
  "]": "&#93;",
  "(": "&#40;",
  ")": "&#41;",
  "#": "&#35;",
  "`": "&#96;",
  "\\": "&#92;",
  "-": "&#45;",
  "!": "&#33;",
  ":": "&#58;",
  "|": "&#124;",
};

/** Makes any text safe inside card markdown: no mention, link, colour or heading can be smuggled in. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[&<>*~_[\]()#`\\\-!:|]/g, (character) => ENTITIES[character] ?? character);
}

/** Markdown whose outside parts have been escaped; only `md` and `trustedMarkdown` make one. */
export class MarkdownText {
  constructor(readonly source: string) {}
}

/**
 * Template tag for card markdown: what stands in the source is markup, what is interpolated is text.
 * `md\`**${title}**\`` cannot be broken by any title; an interpolated {@link MarkdownText} stays markup.
 */
export function md(
  strings: TemplateStringsArray,
  ...values: (string | number | MarkdownText)[]
): MarkdownText {
  const parts = strings.map((part, index) => {
    const value = values[index];
    if (value === undefined) return part;
    return part + (value instanceof MarkdownText ? value.source : escapeMarkdown(String(value)));
  });
  return new MarkdownText(parts.join(""));
}

/** For markup we wrote ourselves. Never for anything a person, a file or the platform sent. */
export function trustedMarkdown(source: string): MarkdownText {
  return new MarkdownText(source);
}

export function joinMarkdown(parts: MarkdownText[], separator: string): MarkdownText {
  return new MarkdownText(parts.map((part) => part.source).join(separator));
}

/** Mentions a person in a card. An id that is none is left out: one bad id makes the platform refuse the card. */
export function mention(openId: string): MarkdownText {
  return new MarkdownText(/^ou_[A-Za-z0-9_-]+$/.test(openId) ? `<at id=${openId}></at>` : "");
}
