import { type CardElement, type ElementPath, isRecord } from "../../card-tree.ts";
import { h } from "../dom.ts";
import { server } from "../server.ts";
import { drawButton, drawOverflow } from "./buttons.ts";
import { type CardScope, colourName, type Draw, place, records, say, str } from "./card-scope.ts";
import { drawChart } from "./chart-view.ts";
import { drawColumnSet, drawForm, drawInteractive, drawPanel } from "./containers.ts";
import { drawChecker, drawInput, drawMultiSelect, drawPicker, drawSelect } from "./fields.ts";
import { inline } from "./inline.ts";
import { markdown } from "./markdown.ts";
import { drawTable } from "./table-view.ts";

const drawMarkdown: Draw = (element, _path, scope) =>
  place(textBlock("md", element, markdown(say(element, scope), scope)), element);

const drawDiv: Draw = (element, _path, scope) => {
  const text = isRecord(element.text) ? element.text : {};
  const words = say(text, scope);
  const node = textBlock(
    "div-text",
    text,
    text.tag === "lark_md" ? inline(words, scope) : [document.createTextNode(words)],
  );
  const lines = typeof text.lines === "number" ? text.lines : 0;
  if (lines > 0) {
    node.classList.add("clamped");
    node.style.webkitLineClamp = String(lines);
    node.title = words;
  }
  return place(node, element);
};

function textBlock(className: string, style: Record<string, unknown>, children: Node[]): HTMLElement {
  const align = ["center", "right"].includes(str(style.text_align))
    ? `text-align:${str(style.text_align)}`
    : null;
  const colour = colourName(style.text_color);
  return h(
    "div",
    {
      class: `${className} ${colour ? "ink" : ""}`,
      "data-size": str(style.text_size) || null,
      "data-colour": colour,
      style: align,
    },
    ...children,
  );
}

const drawImage: Draw = (element, _path, scope) =>
  place(
    h("img", { class: "picture", src: server.fileUrl(str(element.img_key)), alt: say(element.alt, scope) }),
    element,
  );

const personChip = (id: string, showName: boolean, showAvatar: boolean, scope: CardScope): HTMLElement => {
  const name = scope.context.nameOf(id);
  return h(
    "span",
    { class: "person", title: name },
    showAvatar
      ? h("span", { class: "avatar tiny", "aria-hidden": showName ? "true" : null }, name.slice(0, 1))
      : null,
    showName ? name : null,
  );
};

const drawPerson: Draw = (element, _path, scope) =>
  place(
    personChip(str(element.user_id), element.show_name === true, element.show_avatar !== false, scope),
    element,
  );

const drawPersonList: Draw = (element, _path, scope) =>
  place(
    h(
      "div",
      { class: "persons" },
      records(element.persons).map((one) =>
        personChip(str(one.id), element.show_name !== false, element.show_avatar === true, scope),
      ),
    ),
    element,
  );

const components: Record<string, Draw> = {
  markdown: drawMarkdown,
  div: drawDiv,
  plain_text: (element, _path, scope) => h("div", {}, say(element, scope)),
  hr: (element) => place(h("hr"), element),
  img: drawImage,
  person: drawPerson,
  person_list: drawPersonList,
  column_set: drawColumnSet,
  collapsible_panel: drawPanel,
  interactive_container: drawInteractive,
  form: drawForm,
  table: drawTable,
  chart: drawChart,
  button: drawButton,
  overflow: drawOverflow,
  input: drawInput,
  select_static: drawSelect,
  select_person: drawSelect,
  multi_select_static: drawMultiSelect,
  multi_select_person: drawMultiSelect,
  date_picker: drawPicker,
  picker_time: drawPicker,
  picker_datetime: drawPicker,
  checker: drawChecker,
};

/** Draws one component; an unknown one says so instead of vanishing. */
export function drawElement(element: CardElement, path: ElementPath, scope: CardScope): Node {
  const draw = components[element.tag];
  if (!draw) return h("div", { class: "unknown" }, scope.context.texts.unknownPart(element.tag));
  return draw(element, path, scope);
}
