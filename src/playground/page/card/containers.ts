import { type CardElement, type ElementPath, isElement, isRecord } from "../../card-tree.ts";
import { h } from "../dom.ts";
import { pressable } from "./buttons.ts";
import {
  type CardScope,
  colourName,
  type Draw,
  type FieldControl,
  length,
  place,
  records,
  say,
  spacing,
  str,
} from "./card-scope.ts";
import { inline } from "./inline.ts";

/** Draws what a container holds. `path` is the container's own. */
function drawAll(elements: unknown, path: ElementPath, scope: CardScope): Node[] {
  if (!Array.isArray(elements)) return [];
  return elements.flatMap((element: unknown, index) =>
    isElement(element) ? scope.draw(element, [...path, index], scope) : [],
  );
}

const alignments: Record<string, string> = {
  left: "flex-start",
  center: "center",
  right: "flex-end",
  top: "flex-start",
  bottom: "flex-end",
};

/** Direction, spacing and alignment that every container may state. */
function layout(node: HTMLElement, element: CardElement): HTMLElement {
  const isRow = element.direction === "horizontal";
  node.style.flexDirection = isRow ? "row" : "column";
  if (isRow) node.style.flexWrap = "wrap";
  const gap = spacing(isRow ? element.horizontal_spacing : element.vertical_spacing);
  if (gap) node.style.gap = gap;
  const across = alignments[str(isRow ? element.vertical_align : element.horizontal_align)];
  if (across) node.style.alignItems = across;
  const along = alignments[str(isRow ? element.horizontal_align : element.vertical_align)];
  if (along) node.style.justifyContent = along;
  return place(node, element);
}

export const drawColumnSet: Draw = (element, path, scope) => {
  const set = h("div", {
    class: `columns flex-${str(element.flex_mode) || "none"}`,
    "data-background": colourName(element.background_style),
  });
  const gap = spacing(element.horizontal_spacing);
  if (gap) set.style.columnGap = gap;
  const across = alignments[str(element.horizontal_align)];
  if (across) set.style.justifyContent = across;
  records(element.columns).forEach((column, index) => {
    if (isElement(column)) set.append(drawColumn(column, [...path, "columns", index], scope));
  });
  return place(set, element);
};

function drawColumn(column: CardElement, path: ElementPath, scope: CardScope): HTMLElement {
  const node = h("div", { class: "column", "data-background": colourName(column.background_style) });
  const fixed = length(column.width);
  const weight = typeof column.weight === "number" ? column.weight : 1;
  node.style.flex = fixed ? `0 0 ${fixed}` : column.width === "weighted" ? `${weight} 1 0` : "0 1 auto";
  node.append(...drawAll(column.elements, [...path, "elements"], scope));
  const upright = alignments[str(column.vertical_align)];
  layout(node, { ...column, vertical_align: undefined });
  if (upright) node.style.alignSelf = upright;
  return node;
}

export const drawPanel: Draw = (element, path, scope) => {
  const header = isRecord(element.header) ? element.header : {};
  const title = isRecord(header.title) ? header.title : {};
  const words = say(title, scope);
  const border = isRecord(element.border) ? element.border : null;
  const inner = h(
    "div",
    { class: "stack panel-body" },
    ...drawAll(element.elements, [...path, "elements"], scope),
  );
  const panel = h(
    "details",
    {
      class: `panel ${border ? "bordered" : ""}`,
      open: element.expanded === true,
      "data-background": colourName(element.background_color),
    },
    h(
      "summary",
      { "data-background": colourName(header.background_color) },
      ...(title.tag === "plain_text" ? [words] : inline(words, scope)),
    ),
    layout(inner, { ...element, margin: undefined }),
  );
  const margin = spacing(element.margin);
  if (margin) panel.style.margin = margin;
  return panel;
};

export const drawInteractive: Draw = (element, path, scope) => {
  const node = h(
    "div",
    {
      class: `stack interactive ${element.has_border === true ? "bordered" : ""}`,
      "data-background": colourName(element.background_style),
    },
    ...drawAll(element.elements, [...path, "elements"], scope),
  );
  const width = length(element.width);
  if (width) node.style.width = width;
  const corner = length(element.corner_radius);
  if (corner) node.style.borderRadius = corner;
  return pressable(layout(node, element), element, path, scope);
};

export const drawForm: Draw = (element, path, scope) => {
  const fields = new Map<string, FieldControl>();
  const form = h("div", { class: "stack form", role: "form", "aria-label": str(element.name) });
  form.append(...drawAll(element.elements, [...path, "elements"], { ...scope, form: fields }));
  return layout(form, element);
};

/** The card's body, or any other stack of components. */
export const bodyOf = (body: Record<string, unknown>, path: ElementPath, scope: CardScope): HTMLElement =>
  layout(h("div", { class: "stack card-body" }, ...drawAll(body.elements, [...path, "elements"], scope)), {
    tag: "body",
    ...body,
  });
