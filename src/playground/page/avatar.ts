import { h, icon } from "./dom.ts";

const hues = ["blue", "turquoise", "orange", "violet", "green", "carmine", "indigo"];

/** A round mark with the first character of a name; always the same colour for the same name. */
export function avatar(kind: "bot" | "group" | "person", name: string, size = ""): HTMLElement {
  const sum = [...name].reduce((total, character) => total + (character.codePointAt(0) ?? 0), 0);
  const colour = kind === "bot" ? "blue" : hues[sum % hues.length]!;
  const mark = kind === "group" ? icon("group") : kind === "bot" ? "督" : initial(name);
  return h("span", { class: `avatar ${kind} ${size}`, "data-colour": colour, "aria-hidden": "true" }, mark);
}

/** "区安监局联络员" is 安: the district's 区 and the like say nothing. */
const initial = (name: string): string =>
  [...name.replace(/^.*·/, "").replace(/^(天津市?)?(西青区?)?(市(?!场)|区)?/, "")][0] ?? "·";
