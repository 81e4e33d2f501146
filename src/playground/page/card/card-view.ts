import type { CardJson } from "../../../chat/platform.ts";
import { isRecord } from "../../card-tree.ts";
import { h } from "../dom.ts";
import { type CardContext, type CardScope, colourName, records, say, str } from "./card-scope.ts";
import { drawElement } from "./components.ts";
import { bodyOf } from "./containers.ts";

/** A whole card of JSON 2.0 as the platform's client would show it. */
export function cardView(card: CardJson, context: CardContext): HTMLElement {
  const scope: CardScope = { context, form: null, draw: drawElement };
  const config = isRecord(card.config) ? card.config : {};
  return h(
    "div",
    { class: `card width-${str(config.width_mode) || "default"}` },
    isRecord(card.header) ? headerOf(card.header, scope) : null,
    isRecord(card.body) ? bodyOf(card.body, ["body"], scope) : null,
  );
}

function headerOf(header: Record<string, unknown>, scope: CardScope): HTMLElement {
  const subtitle = say(header.subtitle, scope);
  const tags = records(header.text_tag_list).map((tag) =>
    h("span", { class: "tag", "data-colour": colourName(tag.color) ?? "neutral" }, say(tag.text, scope)),
  );
  return h(
    "div",
    { class: "card-header", "data-colour": colourName(header.template) ?? "default" },
    h(
      "div",
      { class: "card-title", role: "heading", "aria-level": "3" },
      say(header.title, scope),
      tags.length > 0 ? " " : null,
      tags,
    ),
    subtitle ? h("div", { class: "card-subtitle" }, subtitle) : null,
  );
}
