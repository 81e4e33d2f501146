import { avatar } from "./avatar.ts";
import { h, icon } from "./dom.ts";
import { describe, type PageState } from "./page-state.ts";
import { civilDate, clockTime, listTime, wholeTime } from "./times.ts";

export interface DemoBarActions {
  pickPerson(): unknown;
  moveClock(to: string): Promise<void>;
  switchLanguage(): void;
}

/** The bar above the chat that belongs to the demo, not to the chat: who one is, what time it is, the language. */
export function demoBar(state: PageState, actions: DemoBarActions): HTMLElement {
  const { texts } = state;
  return h(
    "header",
    { class: "demo-bar" },
    h("a", { class: "skip", href: "#say" }, texts.skip),
    h(
      "h1",
      { class: "brand" },
      h("span", { class: "brand-name" }, "督办"),
      h("span", { class: "brand-demo" }, texts.demo),
    ),
    personButton(state, actions),
    ...clockControl(state, actions),
    h(
      "button",
      {
        type: "button",
        class: "bar-button language",
        id: "language",
        "aria-label": texts.language,
        lang: state.language === "zh" ? "en" : "zh-CN",
        onclick: actions.switchLanguage,
      },
      h("span", { class: "language-long" }, texts.language),
      h("span", { class: "language-short", "aria-hidden": "true" }, texts.languageShort),
    ),
  );
}

function personButton(state: PageState, actions: DemoBarActions): HTMLElement {
  const { texts, me } = state;
  const who = describe(state, me);
  return h(
    "button",
    {
      type: "button",
      class: "bar-button me",
      id: "me",
      "aria-haspopup": "dialog",
      title: texts.switchPerson,
      onclick: actions.pickPerson,
    },
    avatar("person", me.name, "small"),
    h("span", { class: "me-label" }, `${texts.you} `),
    h("span", { class: "me-name" }, who),
    icon("down"),
  );
}

const ways = ["hour", "workday", "week"] as const;

/** The time with what moves it: beside it where there is room, else in the panel below it. */
function clockControl(state: PageState, actions: DemoBarActions): HTMLElement[] {
  const { texts, world, language } = state;
  const move = (place: string) =>
    ways.map((to) =>
      h(
        "button",
        {
          type: "button",
          class: "bar-button",
          "data-clock": `${place}-${to}`,
          onclick: () => void actions.moveClock(to),
        },
        texts[to],
      ),
    );
  const now = wholeTime(world.now, world.timeZone, language);
  const short = `${listTime(world.now, 0, world.timeZone, language, texts)} ${clockTime(world.now, world.timeZone)}`;
  const panel = h(
    "details",
    { class: "clock", id: "clock" },
    h(
      "summary",
      { class: "bar-button", title: texts.clock, "aria-label": `${texts.clock} ${now}` },
      icon("clock"),
      h("span", { class: "clock-now" }, now),
      h("span", { class: "clock-short" }, short),
      icon("down"),
    ),
    h(
      "div",
      { class: "clock-panel", role: "group", "aria-label": texts.clock },
      h("span", { class: "clock-moves" }, move("panel")),
      datePick(state, actions),
      h("p", { class: "hint" }, texts.clockHint),
    ),
  );
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    panel.open = false;
    panel.querySelector("summary")?.focus();
  });
  return [panel, h("span", { class: "clock-quick" }, move("quick"))];
}

function datePick({ texts, world }: PageState, actions: DemoBarActions): HTMLElement {
  const today = civilDate(world.now, world.timeZone);
  const attributes = { type: "date", min: today, value: today, "aria-label": texts.pickDate };
  const date = h("input", { ...attributes, class: "clock-date", id: "clock-date" });
  const go = () => {
    if (date.reportValidity()) void actions.moveClock(date.value);
  };
  return h(
    "span",
    { class: "clock-pick" },
    date,
    h("button", { type: "button", class: "bar-button", "data-clock": "date", onclick: go }, texts.go),
  );
}
