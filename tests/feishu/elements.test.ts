import fc from "fast-check";
import { expect, test } from "vitest";
import { checkCard } from "../../src/feishu/card-rules.ts";
import {
  button,
  type CardElement,
  card,
  chart,
  clip,
  collapsible,
  columns,
  datePicker,
  form,
  hr,
  input,
  linkButton,
  markdown,
  multiSelect,
  overflow,
  person,
  pickedDate,
  plainText,
  select,
  selectNow,
  selectPerson,
  submitButton,
  table,
} from "../../src/feishu/elements.ts";
import { escapeMarkdown, joinMarkdown, md, mention, trustedMarkdown } from "../../src/feishu/markdown.ts";

const value = { a: "x" };
const options = [
  { text: "进行中", value: "doing" },
  { text: "已完成", value: "done" },
];

function everything(text: string): CardElement[] {
  return [
    markdown(md`**${text}** ${mention("ou_1")}`, { size: "heading", align: "center", id: "top" }),
    plainText(text, { size: "notation", colour: "grey", lines: 2 }),
    hr(),
    columns([
      { weight: 2, elements: [button({ text, value })] },
      { elements: [person("ou_1")], verticalAlign: "top" },
    ]),
    collapsible(text, [
      linkButton({ text, url: "https://example.org", kind: "text" }),
      overflow([{ text, value: "1" }], value),
      selectNow({ placeholder: text, options, selected: "done", value }),
    ]),
    form("report", [
      input({
        name: "progress",
        label: text,
        placeholder: text,
        rows: 4,
        maxLength: 500,
        value: text.slice(0, 500),
      }),
      input({ name: "percent", required: true }),
      select({ name: "state", options, selected: "done", required: true }),
      multiSelect({ name: "bodies", options, selected: ["doing"] }),
      selectPerson({ name: "who", candidates: ["ou_1"], selected: "ou_1" }),
      datePicker({ name: "day", value: "2018-06-04", placeholder: text }),
      submitButton({ name: "send", text, value, confirm: { title: text, text } }),
    ]),
    table({
      columns: [
        { name: "title", title: text, type: "text" },
        { name: "due", title: "期限", type: "date" },
        { name: "state", title: "状态", type: "options", align: "center", width: "80px" },
      ],
      rows: [{ title: text, due: 1528041600000, state: [{ text, color: "red" }] }],
      pageSize: 50,
    }),
    chart({ type: "bar", data: { values: [{ x: text, y: 1 }] }, xField: "x", yField: "y" }),
  ];
}

test("every builder makes what the platform takes, whatever the text", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300, unit: "grapheme", size: "max" }), (text) => {
      const whole = card({
        title: text,
        subtitle: text,
        summary: text,
        colour: "red",
        width: "fill",
        tags: [1, 2, 3, 4].map(() => ({ text })),
        elements: everything(text),
      });
      expect(checkCard(whole).filter((problem) => problem.code !== 230025)).toEqual([]);
    }),
  );
});

test("untrusted text cannot become markup", () => {
  const hostile = '<at id=all></at> [x](https://evil) **b** `c` # _d_ ~e~ !f <font color="red">';
  const shown = md`${hostile}`.source;
  expect(shown).not.toMatch(/[<>[\]()*`_~!]/);
  expect(escapeMarkdown("&#60;at id=all&#62;")).not.toContain("&#60;");
});

test("markup made here stays markup", () => {
  const parts = [md`**${"a*b"}**`, trustedMarkdown("<font color=red>x</font>")];
  expect(md`${joinMarkdown(parts, "\n")} ${7}`.source).toBe("**a&#42;b**\n<font color=red>x</font> 7");
});

test("a mention of what is no id is left out, so that it cannot break the card", () => {
  expect(mention("ou_84aad").source).toBe("<at id=ou_84aad></at>");
  expect(mention("ou_1></at><at id=all").source).toBe("");
  expect(mention("all").source).toBe("");
});

test("long texts are cut between characters", () => {
  expect(clip("短", 100)).toBe("短");
  expect(clip("一二三四", 3)).toBe("一二…");
  expect(clip("👍👍👍", 4)).toBe("👍…");
});

test("a select marks what is selected by place, also where two options read the same", () => {
  const twins = [
    { text: "同名", value: "1" },
    { text: "同名", value: "2" },
  ];
  expect(select({ name: "s", options: twins, selected: "2" })).toMatchObject({ initial_index: 2 });
  expect(select({ name: "s", options: twins, selected: "3" })).not.toHaveProperty("initial_index");
});

test("a picked day is the civil day, whatever the viewer's offset", () => {
  expect(pickedDate("2024-04-01 +0800")).toBe("2024-04-01");
  expect(pickedDate("2024-04-01 -1100")).toBe("2024-04-01");
  for (const nothing of ["", null, undefined, "soon"]) expect(pickedDate(nothing)).toBeNull();
});
