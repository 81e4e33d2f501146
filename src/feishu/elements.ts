import type { CardJson } from "../chat/platform.ts";
import { LIMITS } from "./limits.ts";
import type { MarkdownText } from "./markdown.ts";

/** Builders for the components of card JSON 2.0 that the bot uses. What they build passes `checkCard`. */
export interface CardElement {
  tag: string;
  [property: string]: unknown;
}

export type HeaderColour =
  | "blue"
  | "wathet"
  | "turquoise"
  | "green"
  | "yellow"
  | "orange"
  | "red"
  | "carmine"
  | "violet"
  | "purple"
  | "indigo"
  | "grey"
  | "default";

export type TagColour = "neutral" | "blue" | "turquoise" | "green" | "orange" | "red" | "violet" | "grey";
export type TextSize = "normal" | "heading" | "notation" | "small" | "medium" | "large" | "x-large";
export type CallbackValue = Record<string, unknown>;

/** Cuts at whole characters and marks the cut, so that a title from outside never makes the card fail. */
export function clip(text: string, maxLength: number): string {
  const characters = [...text];
  if (text.length <= maxLength) return text;
  let kept = "";
  for (const character of characters) {
    if (kept.length + character.length > maxLength - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

function plain(content: string) {
  return { tag: "plain_text", content };
}

/** Drops the options that were left out: an `undefined` would vanish in JSON but confuse a comparison. */
function given<T extends Record<string, unknown>>(properties: T): T {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as T;
}

export interface CardParts {
  title: string;
  subtitle?: string;
  colour?: HeaderColour;
  /** At most three are shown. */
  tags?: { text: string; colour?: TagColour }[];
  /** What the chat list shows instead of the title. */
  summary?: string;
  width?: "default" | "compact" | "fill";
  elements: CardElement[];
}

export function card(parts: CardParts): CardJson {
  const tags = parts.tags?.slice(0, LIMITS.card.headerTags);
  return {
    schema: "2.0",
    config: given({
      update_multi: true,
      enable_forward_interaction: false,
      width_mode: parts.width,
      summary: parts.summary === undefined ? undefined : { content: parts.summary },
    }),
    header: given({
      title: plain(parts.title),
      subtitle: parts.subtitle === undefined ? undefined : plain(parts.subtitle),
      template: parts.colour ?? "blue",
      text_tag_list: tags?.length
        ? tags.map((tag) => ({ tag: "text_tag", text: plain(tag.text), color: tag.colour ?? "neutral" }))
        : undefined,
    }),
    body: { elements: parts.elements },
  };
}

export function markdown(
  text: MarkdownText,
  options: { size?: TextSize; align?: "left" | "center" | "right"; id?: string } = {},
): CardElement {
  return given({
    tag: "markdown",
    element_id: options.id,
    content: text.source,
    text_size: options.size,
    text_align: options.align,
  });
}

/** Text that is shown as it is, whatever it holds. */
export function plainText(
  text: string,
  options: { size?: TextSize; colour?: string; lines?: number } = {},
): CardElement {
  return {
    tag: "div",
    text: given({
      ...plain(text),
      text_size: options.size,
      text_color: options.colour,
      lines: options.lines,
    }),
  };
}

export function hr(): CardElement {
  return { tag: "hr" };
}

export interface ColumnParts {
  elements: CardElement[];
  /** Share of the width, 1–5; without it the column is as wide as its content. */
  weight?: 1 | 2 | 3 | 4 | 5;
  verticalAlign?: "top" | "center" | "bottom";
}

export function columns(
  parts: ColumnParts[],
  flex: "none" | "stretch" | "flow" | "bisect" | "trisect" = "none",
): CardElement {
  return {
    tag: "column_set",
    flex_mode: flex,
    columns: parts.map((part) =>
      given({
        tag: "column",
        width: part.weight === undefined ? "auto" : "weighted",
        weight: part.weight,
        vertical_align: part.verticalAlign,
        elements: part.elements,
      }),
    ),
  };
}

export function collapsible(title: string, elements: CardElement[], expanded = false): CardElement {
  return { tag: "collapsible_panel", expanded, header: { title: plain(title) }, elements };
}

export type ButtonKind = "default" | "primary" | "danger" | "text" | "primary_text" | "danger_text";

interface ButtonParts {
  text: string;
  kind?: ButtonKind;
  size?: "tiny" | "small" | "medium" | "large";
  disabled?: boolean;
  /** Asked before the click counts; the server must check again all the same. */
  confirm?: { title: string; text: string };
}

function buttonBase(parts: ButtonParts): CardElement {
  return given({
    tag: "button",
    text: plain(clip(parts.text, LIMITS.button.textLength)),
    type: parts.kind ?? "default",
    size: parts.size,
    disabled: parts.disabled,
    confirm: parts.confirm && { title: plain(parts.confirm.title), text: plain(parts.confirm.text) },
  });
}

function callback(value: CallbackValue) {
  return { type: "callback", value };
}

/** A button outside a form. `value` comes back with the click; it is client-echoed and never to be trusted. */
export function button(parts: ButtonParts & { value: CallbackValue }): CardElement {
  return { ...buttonBase(parts), behaviors: [callback(parts.value)] };
}

export function linkButton(parts: ButtonParts & { url: string }): CardElement {
  return { ...buttonBase(parts), behaviors: [{ type: "open_url", default_url: parts.url }] };
}

/** Sends the form it stands in. `name` is unique in the whole card. */
export function submitButton(parts: ButtonParts & { name: string; value: CallbackValue }): CardElement {
  return {
    ...buttonBase({ kind: "primary", ...parts }),
    name: parts.name,
    form_action_type: "submit",
    behaviors: [callback(parts.value)],
  };
}

export function overflow(options: { text: string; value: string }[], value: CallbackValue): CardElement {
  return {
    tag: "overflow",
    options: options.map((option) => ({ text: plain(option.text), value: option.value })),
    behaviors: [callback(value)],
  };
}

/** Only at the card's root; needs a submit button. */
export function form(name: string, elements: CardElement[]): CardElement {
  return { tag: "form", name, elements };
}

interface FieldParts {
  /** Unique in the whole card. */
  name: string;
  placeholder?: string;
  /** Checked by the client on submit only. */
  required?: boolean;
}

function field(tag: string, parts: FieldParts): CardElement {
  return given({
    tag,
    name: parts.name,
    required: parts.required,
    placeholder:
      parts.placeholder === undefined
        ? undefined
        : plain(clip(parts.placeholder, LIMITS.input.placeholderLength)),
  });
}

export interface InputParts extends FieldParts {
  label?: string;
  value?: string;
  /** Lines shown; with it the input takes several lines. */
  rows?: number;
  /** 1–1000 characters. */
  maxLength?: number;
}

export function input(parts: InputParts): CardElement {
  return given({
    ...field("input", parts),
    label: parts.label === undefined ? undefined : plain(parts.label),
    label_position: parts.label === undefined ? undefined : "top",
    default_value: parts.value,
    max_length: parts.maxLength ?? LIMITS.input.maxLength,
    input_type: parts.rows === undefined ? "text" : "multiline_text",
    rows: parts.rows,
  });
}

export interface Option {
  text: string;
  /** Unique among the options. */
  value: string;
}

function options(list: Option[]) {
  return list.map((option) => ({ text: plain(option.text), value: option.value }));
}

/** One of several, in a form. `selected` is an option's value. */
export function select(parts: FieldParts & { options: Option[]; selected?: string }): CardElement {
  const index = parts.options.findIndex((option) => option.value === parts.selected);
  const text = parts.options[index]?.text;
  const unmistakable = parts.options.filter((option) => option.text === text).length === 1;
  return given({
    ...field("select_static", parts),
    options: options(parts.options),
    // By place, since two options may read the same; by text as well for clients that go by `initial_option`.
    initial_index: index < 0 ? undefined : index + 1,
    initial_option: unmistakable ? text : undefined,
  });
}

/** One of several, outside a form: the choice is a callback of its own (`action.option`). */
export function selectNow(parts: {
  placeholder: string;
  options: Option[];
  selected?: string;
  value: CallbackValue;
}): CardElement {
  const { name: _none, ...rest } = select({ ...parts, name: "" });
  return { ...rest, tag: "select_static", behaviors: [callback(parts.value)] };
}

/** Any of several; only in a form. */
export function multiSelect(parts: FieldParts & { options: Option[]; selected?: string[] }): CardElement {
  return given({
    // The platform takes a missing `required` for true.
    ...field("multi_select_static", { ...parts, required: parts.required ?? false }),
    options: options(parts.options),
    selected_values: parts.selected,
  });
}

/** One person, in a form. An empty list of candidates offers all members of the chat. */
export function selectPerson(parts: FieldParts & { candidates?: string[]; selected?: string }): CardElement {
  return given({
    ...field("select_person", parts),
    options: (parts.candidates ?? []).map((value) => ({ value })),
    initial_option: parts.selected,
  });
}

/** A civil day, in a form; comes back as "2018-06-04 +0800" (see {@link pickedDate}). */
export function datePicker(parts: FieldParts & { value?: string }): CardElement {
  return given({ ...field("date_picker", parts), initial_date: parts.value });
}

/** The civil day of a date picker's answer; the offset is the viewer's and says nothing about the day meant. */
export function pickedDate(value: unknown): string | null {
  return typeof value === "string" ? (/^\d{4}-\d{2}-\d{2}/.exec(value.trim())?.[0] ?? null) : null;
}

export interface TableColumn {
  name: string;
  title: string;
  type: "text" | "number" | "date" | "markdown" | "options" | "persons";
  width?: string;
  align?: "left" | "center" | "right";
  /** For `date`, in the platform's letters; the default shows the day. */
  dateFormat?: string;
}

export type TableCell = string | number | string[] | { text: string; color: string }[];

/** Only at the card's root. A `markdown` cell must be escaped by whoever fills it (see `md`); `date` is in ms. */
export function table(parts: {
  columns: TableColumn[];
  rows: Record<string, TableCell>[];
  /** 1–10. */
  pageSize?: number;
}): CardElement {
  return {
    tag: "table",
    page_size: Math.min(Math.max(parts.pageSize ?? LIMITS.table.pageSize, 1), LIMITS.table.pageSize),
    row_height: "low",
    header_style: { background_style: "grey", bold: true, lines: 1 },
    columns: parts.columns.map((column) =>
      given({
        name: column.name,
        display_name: column.title,
        data_type: column.type,
        width: column.width ?? "auto",
        horizontal_align: column.align,
        date_format: column.type === "date" ? (column.dateFormat ?? "YYYY-MM-DD") : undefined,
      }),
    ),
    rows: parts.rows,
  };
}

export type ChartKind =
  | "line"
  | "area"
  | "bar"
  | "pie"
  | "common"
  | "funnel"
  | "scatter"
  | "radar"
  | "linearProgress"
  | "circularProgress"
  | "wordCloud";

/** `spec` is VChart's, without functions; the platform draws it with the version of the reader's client. */
export function chart(
  spec: { type: ChartKind; [property: string]: unknown },
  options: { ratio?: "1:1" | "2:1" | "4:3" | "16:9"; height?: string } = {},
): CardElement {
  return given({
    tag: "chart",
    aspect_ratio: options.ratio ?? "16:9",
    color_theme: "brand",
    preview: true,
    height: options.height,
    chart_spec: spec,
  });
}

export function person(openId: string): CardElement {
  return { tag: "person", user_id: openId, show_avatar: true, show_name: true };
}
