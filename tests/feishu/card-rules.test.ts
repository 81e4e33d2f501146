import { describe, expect, test } from "vitest";
import { checkCard } from "../../src/feishu/card-rules.ts";
import { LIMITS } from "../../src/feishu/limits.ts";

type Json = Record<string, unknown>;

const plain = (content: string) => ({ tag: "plain_text", content });
const callback = [{ type: "callback", value: { a: 1 } }];
const submit = {
  tag: "button",
  name: "send",
  text: plain("Send"),
  form_action_type: "submit",
  behaviors: callback,
};
const open = { tag: "button", text: plain("Go"), behaviors: callback };
const body = (...elements: unknown[]): Json => ({
  schema: "2.0",
  config: { update_multi: true },
  body: { elements },
});
const inForm = (...elements: unknown[]) => body({ tag: "form", name: "f", elements: [...elements, submit] });
const option = (value: string, text = value) => ({ text: plain(text), value });
const md = (content: string, more: Json = {}) => ({ tag: "markdown", content, ...more });
const nested = (depth: number): unknown =>
  depth === 1
    ? md("x")
    : { tag: "interactive_container", behaviors: callback, elements: [nested(depth - 1)] };
const repeat = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
const table = (more: Json = {}) => ({
  tag: "table",
  columns: [{ name: "who", data_type: "text" }],
  rows: [{ who: "A" }],
  ...more,
});
const cell = (type: string, value: unknown) =>
  body(table({ columns: [{ name: "c", data_type: type }], rows: [{ c: value }] }));
const chart = (spec: unknown) => body({ tag: "chart", chart_spec: spec });
const bar = { type: "bar", data: { values: [{ m: 1, v: 2 }] }, xField: "m", yField: "v" };
const markdownTable = "|a|b|\n|-|-|\n|1|2|\n\n";

/** A card of exactly `bytes` bytes, filled with letters that take three bytes each. */
function cardOfBytes(bytes: number): Json {
  const encode = (card: Json) => new TextEncoder().encode(JSON.stringify(card)).length;
  const rest = bytes - encode(body(md("")));
  return body(md("字".repeat(Math.floor(rest / 3)) + "x".repeat(rest % 3)));
}

/** Each rule: what it is, a card that keeps it, one that breaks it, and the code under which it is refused. */
const RULES: [rule: string, code: number, good: unknown, bad: unknown][] = [
  ["the schema is stated", 200621, body(), { config: { update_multi: true }, body: { elements: [] } }],
  ["the schema is 2.0", 200621, body(), { ...body(), schema: "1.0" }],
  ["the empty card is legal, a list is not", 200621, {}, []],
  ["update_multi is said", 200621, body(), { ...body(), config: {} }],
  ["update_multi is true", 200621, body(), { ...body(), config: { update_multi: false } }],
  ["the card has no unknown property", 200621, body(), { ...body(), elements: [] }],
  [
    "config has no unknown property",
    200621,
    { ...body(), config: { update_multi: true, width_mode: "fill" } },
    { ...body(), config: { update_multi: true, wide_screen_mode: true } },
  ],
  ["fallback is gone", 200861, body(), { ...body(), fallback: {} }],
  ["i18n_elements is gone", 200861, body(), { ...body(), i18n_elements: {} }],
  ["a header has a title", 200621, { ...body(), header: { title: plain("t") } }, { ...body(), header: {} }],
  [
    "a header colour is known",
    200621,
    { ...body(), header: { title: plain("t"), template: "carmine" } },
    { ...body(), header: { title: plain("t"), template: "pink" } },
  ],
  [
    "a header's text is a text node",
    200621,
    { ...body(), header: { title: plain("t"), subtitle: plain("s") } },
    { ...body(), header: { title: "t" } },
  ],
  [
    "header tags are text tags",
    200621,
    {
      ...body(),
      header: { title: plain("t"), text_tag_list: [{ tag: "text_tag", text: plain("New"), color: "red" }] },
    },
    { ...body(), header: { title: plain("t"), text_tag_list: [plain("New")] } },
  ],
  ["components are known", 200621, body({ tag: "hr" }), body({ tag: "progress" })],
  ["note is gone", 200861, body({ tag: "hr" }), body({ tag: "note", elements: [] })],
  ["the action module is gone", 200861, body({ tag: "hr" }), body({ tag: "action", actions: [] })],
  ["a component has no unknown property", 200621, body(md("x")), body(md("x", { colour: "red" }))],
  ["an inherited name is no property", 200621, body(md("x")), body(md("x", { constructor: "x" }))],
  ["markdown has content", 200621, body(md("x")), body({ tag: "markdown" })],
  ["markdown's href is gone", 200861, body(md("x")), body(md("x", { href: {} }))],
  [
    "text sizes are known",
    200621,
    body(md("x", { text_size: "heading-1" })),
    body(md("x", { text_size: "huge" })),
  ],
  [
    "own text sizes are declared",
    200621,
    {
      ...body(md("x", { text_size: "mine" })),
      config: { update_multi: true, style: { text_size: { mine: {} } } },
    },
    body(md("x", { text_size: "mine" })),
  ],
  [
    "languages are the platform's",
    200621,
    body(md("x", { i18n_content: { en_us: "x" } })),
    body(md("x", { i18n_content: { en: "x" } })),
  ],
  ["margins are pixels", 200621, body(md("x", { margin: "4px -99px" })), body(md("x", { margin: "1em" }))],
  ["margins have bounds", 200621, body(md("x", { margin: "99px" })), body(md("x", { margin: "100px" }))],
  [
    "element ids are words",
    300301,
    body(md("x", { element_id: "a_1" })),
    body(md("x", { element_id: "1a" })),
  ],
  [
    "element ids are short",
    300301,
    body(md("x", { element_id: "a".repeat(20) })),
    body(md("x", { element_id: "a".repeat(21) })),
  ],
  [
    "element ids are unique",
    300301,
    body(md("x", { element_id: "a" }), md("y", { element_id: "b" })),
    body(md("x", { element_id: "a" }), md("y", { element_id: "a" })),
  ],
  ["hr takes nothing", 200621, body({ tag: "hr" }), body({ tag: "hr", color: "red" })],
  [
    "a div's text is plain_text or lark_md",
    200621,
    body({ tag: "div", text: { ...plain("x"), lines: 2 } }),
    body({ tag: "div", text: { tag: "markdown", content: "x" } }),
  ],
  [
    "an image has a key and an alternative",
    200621,
    body({ tag: "img", img_key: "img_v2_1", alt: plain("x") }),
    body({ tag: "img", img_key: "img_v2_1" }),
  ],
  [
    "an image key is one",
    200570,
    body({ tag: "img", img_key: "img_v2_1", alt: plain("x") }),
    body({ tag: "img", img_key: "https://x/y.png", alt: plain("x") }),
  ],
  [
    "stretch_without_padding is gone",
    200861,
    body({ tag: "img", img_key: "img_1", alt: plain("x"), scale_type: "fit_horizontal" }),
    body({ tag: "img", img_key: "img_1", alt: plain("x"), scale_type: "stretch_without_padding" }),
  ],
  [
    "a person has an id",
    100290,
    body({ tag: "person", user_id: "ou_1" }),
    body({ tag: "person", user_id: "张 三" }),
  ],
  [
    "a list of persons holds ids",
    100290,
    body({ tag: "person_list", persons: [{ id: "ou_1" }] }),
    body({ tag: "person_list", persons: [{ id: "" }] }),
  ],
  [
    "columns stand in a column_set",
    200621,
    body({ tag: "column_set", columns: [{ tag: "column", width: "weighted", weight: 5, elements: [] }] }),
    body({ tag: "column", elements: [] }),
  ],
  [
    "a column_set holds columns",
    200621,
    body({ tag: "column_set", columns: [{ tag: "column" }] }),
    body({ tag: "column_set", columns: [md("x")] }),
  ],
  [
    "a column's weight is 1 to 5",
    200621,
    body({ tag: "column_set", columns: [{ tag: "column", weight: 1 }] }),
    body({ tag: "column_set", columns: [{ tag: "column", weight: 6 }] }),
  ],
  [
    "a panel has a header with a title",
    200621,
    body({ tag: "collapsible_panel", header: { title: plain("t") }, elements: [md("x")] }),
    body({ tag: "collapsible_panel", header: {}, elements: [] }),
  ],
  [
    "what stands in a panel is checked too",
    200621,
    body({ tag: "collapsible_panel", header: { title: plain("t") }, elements: [md("x")] }),
    body({ tag: "collapsible_panel", header: { title: plain("t") }, elements: [{ tag: "nothing" }] }),
  ],
  [
    "a clickable container has behaviours",
    200621,
    body({ tag: "interactive_container", behaviors: callback, elements: [] }),
    body({ tag: "interactive_container", elements: [] }),
  ],
  ["a button does something", 200621, body(open), body({ tag: "button", text: plain("Go") })],
  ["a behaviour list is not empty", 200621, body(open), body({ ...open, behaviors: [] })],
  [
    "a callback's value is an object",
    200621,
    body(open),
    body({ ...open, behaviors: [{ type: "callback", value: "a" }] }),
  ],
  [
    "a link has an address",
    200621,
    body({ ...open, behaviors: [{ type: "open_url", default_url: "https://a" }] }),
    body({ ...open, behaviors: [{ type: "open_url", url: "https://a" }] }),
  ],
  [
    "a button's text is at most 100 characters",
    200621,
    body({ ...open, text: plain("字".repeat(100)) }),
    body({ ...open, text: plain("字".repeat(101)) }),
  ],
  ["a button's kind is known", 200621, body({ ...open, type: "laser" }), body({ ...open, type: "warning" })],
  [
    "a confirmation has title and text",
    200621,
    body({ ...open, confirm: { title: plain("t"), text: plain("x") } }),
    body({ ...open, confirm: { title: plain("t") } }),
  ],
  ["form_action_type belongs into a form", 200621, inForm(), body(submit)],
  [
    "a button in a form says what it does",
    200621,
    inForm({ ...open, name: "b", form_action_type: "reset" }),
    inForm({ ...open, name: "b" }),
  ],
  [
    "a button in a form has a name",
    200530,
    inForm({ ...submit, name: "b" }),
    inForm({ ...open, form_action_type: "reset" }),
  ],
  [
    "an overflow's values are strings",
    200621,
    body({ tag: "overflow", options: [{ text: plain("x"), value: "1" }] }),
    body({ tag: "overflow", options: [{ text: plain("x"), value: { a: 1 } }] }),
  ],
  ["a form has a name", 200621, inForm(), body({ tag: "form", elements: [submit] })],
  ["a form has a submit button", 200621, inForm(), body({ tag: "form", name: "f", elements: [] })],
  [
    "a submit button may stand in a column",
    200621,
    body({
      tag: "form",
      name: "f",
      elements: [{ tag: "column_set", columns: [{ tag: "column", elements: [submit] }] }],
    }),
    body({ tag: "form", name: "f", elements: [{ tag: "column_set", columns: [{ tag: "column" }] }] }),
  ],
  [
    "a form stands in the body itself",
    200621,
    inForm(),
    body({
      tag: "collapsible_panel",
      header: { title: plain("t") },
      elements: [{ tag: "form", name: "f", elements: [submit] }],
    }),
  ],
  ["an input in a form has a name", 200530, inForm({ tag: "input", name: "a" }), inForm({ tag: "input" })],
  ["an empty name is none", 200530, inForm({ tag: "input", name: "a" }), inForm({ tag: "input", name: "" })],
  [
    "names are unique in a form",
    200530,
    inForm({ tag: "input", name: "a" }, { tag: "input", name: "b" }),
    inForm({ tag: "input", name: "a" }, { tag: "input", name: "a" }),
  ],
  [
    "names are unique over two forms",
    200530,
    body(
      { tag: "form", name: "f", elements: [submit] },
      { tag: "form", name: "g", elements: [{ ...submit, name: "other" }] },
    ),
    body({ tag: "form", name: "f", elements: [submit] }, { tag: "form", name: "g", elements: [submit] }),
  ],
  [
    "required belongs into a form",
    200621,
    inForm({ tag: "input", name: "a", required: true }),
    body({ tag: "input", name: "a", required: true, behaviors: callback }),
  ],
  [
    "max_length is at least 1",
    200621,
    inForm({ tag: "input", name: "a", max_length: 1 }),
    inForm({ tag: "input", name: "a", max_length: 0 }),
  ],
  [
    "max_length is at most 1000",
    200621,
    inForm({ tag: "input", name: "a", max_length: 1000 }),
    inForm({ tag: "input", name: "a", max_length: 1001 }),
  ],
  [
    "what is prefilled fits",
    200621,
    inForm({ tag: "input", name: "a", max_length: 3, default_value: "abc" }),
    inForm({ tag: "input", name: "a", max_length: 3, default_value: "abcd" }),
  ],
  [
    "a placeholder is at most 100 characters",
    200621,
    inForm({ tag: "input", name: "a", placeholder: plain("字".repeat(100)) }),
    inForm({ tag: "input", name: "a", placeholder: plain("字".repeat(101)) }),
  ],
  [
    "rows need several lines",
    200621,
    inForm({ tag: "input", name: "a", input_type: "multiline_text", rows: 3 }),
    inForm({ tag: "input", name: "a", rows: 3 }),
  ],
  [
    "a select outside a form does something",
    200621,
    body({ tag: "select_static", options: [option("a")], behaviors: callback }),
    body({ tag: "select_static", options: [option("a")] }),
  ],
  [
    "option values are unique",
    200621,
    inForm({ tag: "select_static", name: "s", options: [option("a"), option("b", "a")] }),
    inForm({ tag: "select_static", name: "s", options: [option("a"), option("a", "b")] }),
  ],
  [
    "initial_option is the text of an option",
    200621,
    inForm({ tag: "select_static", name: "s", options: [option("a", "甲")], initial_option: "甲" }),
    inForm({ tag: "select_static", name: "s", options: [option("a", "甲")], initial_option: "a" }),
  ],
  [
    "initial_index counts from 1",
    200621,
    inForm({ tag: "select_static", name: "s", options: [option("a")], initial_index: 1 }),
    inForm({ tag: "select_static", name: "s", options: [option("a")], initial_index: 2 }),
  ],
  [
    "a multiple choice stands in a form",
    200621,
    inForm({ tag: "multi_select_static", name: "m", required: false, options: [option("a")] }),
    body({
      tag: "multi_select_static",
      name: "m",
      required: false,
      options: [option("a")],
      behaviors: callback,
    }),
  ],
  [
    "a multiple choice says whether it is required",
    200621,
    inForm({ tag: "multi_select_static", name: "m", required: true, options: [option("a")] }),
    inForm({ tag: "multi_select_static", name: "m", options: [option("a")] }),
  ],
  [
    "what is selected is an option",
    200621,
    inForm({
      tag: "multi_select_static",
      name: "m",
      required: true,
      options: [option("a")],
      selected_values: ["a"],
    }),
    inForm({
      tag: "multi_select_static",
      name: "m",
      required: true,
      options: [option("a")],
      selected_values: ["b"],
    }),
  ],
  [
    "several people are chosen in a form",
    200621,
    inForm({ tag: "multi_select_person", name: "p", selected_values: ["ou_1"] }),
    body({ tag: "multi_select_person", name: "p" }),
  ],
  [
    "a day is a day",
    200621,
    inForm({ tag: "date_picker", name: "d", initial_date: "2018-06-04" }),
    inForm({ tag: "date_picker", name: "d", initial_date: "2018/06/04" }),
  ],
  [
    "a time without value has a placeholder",
    200621,
    inForm({ tag: "picker_time", name: "t", placeholder: plain("When") }),
    inForm({ tag: "picker_time", name: "t" }),
  ],
  [
    "a moment without value has a placeholder",
    200621,
    inForm({ tag: "picker_datetime", name: "t", initial_datetime: "2018-06-04 09:00" }),
    inForm({ tag: "picker_datetime", name: "t" }),
  ],
  ["a table stands in the body itself", 200621, body(table()), inForm(table())],
  ["a table has columns", 200621, body(table()), body(table({ columns: [], rows: [] }))],
  [
    "column names are unique",
    200621,
    body(table()),
    body(table({ columns: [{ name: "who" }, { name: "who" }] })),
  ],
  ["a page has at most 10 rows", 200621, body(table({ page_size: 10 })), body(table({ page_size: 11 }))],
  [
    "a column's width is in bounds",
    200621,
    body(table({ columns: [{ name: "who", width: "80px" }] })),
    body(table({ columns: [{ name: "who", width: "79px" }] })),
  ],
  ["cells have a column", 200915, body(table()), body(table({ rows: [{ who: "A", what: "B" }] }))],
  ["a text cell is a string", 200914, cell("text", "1"), cell("text", 1)],
  ["a number cell is a number", 200914, cell("number", 1.5), cell("number", "1.5")],
  ["a date cell is in milliseconds", 200914, cell("date", 1699341315000), cell("date", "2018-06-04")],
  [
    "an options cell holds options",
    200914,
    cell("options", [{ text: "x", color: "red" }]),
    cell("options", [{ x: 1 }]),
  ],
  ["a persons cell holds ids", 200914, cell("persons", ["ou_1"]), cell("persons", [1])],
  ["a markdown cell is a string", 200914, cell("markdown", "**a**"), cell("markdown", null)],
  ["a chart's kind is documented", 200550, chart(bar), chart({ ...bar, type: "sankey" })],
  ["a chart has values", 200550, chart({ ...bar, data: [{ values: [] }] }), chart({ ...bar, data: [1, 2] })],
  [
    "a chart holds no functions",
    200550,
    chart(bar),
    chart({ ...bar, label: { formatMethod: (value: unknown) => value } }),
  ],
  ["a chart stands outside forms", 200550, chart(bar), inForm({ tag: "chart", chart_spec: bar })],
  ["five levels are the limit", 11310, body(nested(5)), body(nested(6))],
  ["five tables are the limit", 11310, body(...repeat(5, () => table())), body(...repeat(6, () => table()))],
  [
    "tables in markdown count as well",
    11310,
    body(table(), md(markdownTable.repeat(4))),
    body(table(), table(), md(markdownTable.repeat(4))),
  ],
  [
    "four tables in one markdown are the limit",
    11310,
    body(md(markdownTable.repeat(4))),
    body(md(markdownTable.repeat(5))),
  ],
  [
    "200 elements are the limit",
    11310,
    body(...repeat(LIMITS.card.elements, () => md("x"))),
    body(...repeat(LIMITS.card.elements + 1, () => md("x"))),
  ],
  [
    "text nodes count as elements",
    11310,
    body(...repeat(100, () => ({ tag: "div", text: plain("x") }))),
    body(...repeat(101, () => ({ tag: "div", text: plain("x") }))),
  ],
  ["30 KB are the limit", 230025, cardOfBytes(LIMITS.card.bytes), cardOfBytes(LIMITS.card.bytes + 1)],
];

describe("each rule of card JSON 2.0", () => {
  test.each(RULES)("%s (%i)", (_rule, code, good, bad) => {
    expect(checkCard(good)).toEqual([]);
    expect(checkCard(bad).map((problem) => problem.code)).toContain(code);
  });
});

test("a problem says where it is", () => {
  const card = body(md("x"), {
    tag: "column_set",
    columns: [{ tag: "column", elements: [{ tag: "hr", x: 1 }] }],
  });
  expect(checkCard(card)).toEqual([
    { code: 200621, path: "body.elements[1].columns[0].elements[0]", message: 'unknown property "x"' },
  ]);
});

test("data is no element: a chart's values and a button's value may look like one", () => {
  const values = repeat(300, () => ({ tag: "x", element_id: "same", name: "same" }));
  const value = { tag: "input", name: "a", list: values.slice(0, 50) };
  const card = body(
    { tag: "chart", chart_spec: { ...bar, data: { values } } },
    { tag: "button", text: plain("x"), behaviors: [{ type: "callback", value }] },
  );
  expect(checkCard(card)).toEqual([]);
});

test("all problems are told at once", () => {
  expect(checkCard(body({ tag: "nothing" }, { tag: "button", text: plain("x") }))).toHaveLength(2);
});

test.each([null, undefined, 1, "card", [1]])("what is no card is refused: %j", (value) => {
  expect(checkCard(value)).not.toEqual([]);
});
