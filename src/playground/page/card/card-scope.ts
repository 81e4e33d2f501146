import { type CardElement, type ElementPath, isRecord, textOf } from "../../card-tree.ts";
import type { Typed } from "../../form-values.ts";
import type { Interaction, Touch } from "../../interact.ts";
import type { Language, Texts } from "../texts.ts";

/** What drawing a card needs to know of the page around it. */
export interface CardContext {
  language: Language;
  texts: Texts;
  timeZone: string;
  nameOf(openId: string): string;
  /** Who may be picked where a person picker names nobody. */
  members: { openId: string; name: string }[];
  /** Tells the platform what was touched; null when it could not be told (the person has been told why). */
  touch(path: ElementPath, touch: Touch): Promise<Interaction | null>;
}

/** One field of a form as drawn. */
export interface FieldControl {
  read(): Typed;
  /** Shows what is wrong beside the field; null takes it away. */
  show(problem: string | null): void;
  reset(): void;
  focus(): void;
}

export interface CardScope {
  context: CardContext;
  /** The form around, if any: its fields by name. */
  form: Map<string, FieldControl> | null;
  /** Draws any component; handed down because containers hold what holds containers. */
  draw(element: CardElement, path: ElementPath, scope: CardScope): Node;
}

export type Draw = (element: CardElement, path: ElementPath, scope: CardScope) => Node;

const languageKey = (scope: CardScope) => (scope.context.language === "zh" ? "zh_cn" : "en_us");

/** A text of the card in the viewer's language. */
export const say = (text: unknown, scope: CardScope): string => textOf(text, languageKey(scope));

export const str = (value: unknown): string => (typeof value === "string" ? value : "");

/** "blue-500" and "blue" are both blue; what is no colour of the platform is left to the default. */
export function colourName(value: unknown): string | null {
  const name = str(value).split("-")[0]!.toLowerCase();
  const known =
    "blue wathet turquoise lime green yellow orange red carmine violet purple indigo grey gray neutral default white".split(
      " ",
    );
  if (!known.includes(name)) return null;
  return name === "gray" ? "grey" : name;
}

/** Lengths a card may state; anything else is ignored. */
export const length = (value: unknown): string | null =>
  /^\d{1,4}(px|%)$/.test(str(value)) ? str(value) : null;

const spacings: Record<string, string> = { small: "4px", medium: "8px", large: "12px", extra_large: "16px" };

export const spacing = (value: unknown): string | null =>
  spacings[str(value)] ?? (/^-?\d{1,2}px( -?\d{1,2}px){0,3}$/.test(str(value)) ? str(value) : null);

/** The layout every component may ask for. */
export function place(node: HTMLElement, element: CardElement): HTMLElement {
  const margin = spacing(element.margin);
  if (margin) node.style.margin = margin;
  const padding = spacing(element.padding);
  if (padding) node.style.padding = padding;
  return node;
}

export const records = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter(isRecord) : [];
