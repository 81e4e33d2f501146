import { avatar } from "./avatar.ts";
import { h, icon } from "./dom.ts";
import { describe, type PageState } from "./page-state.ts";
import { civilDate, wholeTime } from "./times.ts";

export interface DemoBarActions {
  pickPerson(): void;
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
    clockControl(state, actions),
    h(
      "button",
      {
        type: "button",
        class: "bar-button language",
        lang: state.language === "zh" ? "en" : "zh-CN",
        onclick: actions.switchLanguage,
      },
      texts.language,
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

function clockControl(state: PageState, actions: DemoBarActions): HTMLElement {
  const { texts, world, language } = state;
  const today = civilDate(world.now, world.timeZone);
  const date = h("input", {
    type: "date",
    min: today,
    value: today,
    "aria-label": texts.pickDate,
    class: "clock-date",
  });
  const go = h(
    "button",
    { type: "button", class: "bar-button", onclick: () => void actions.moveClock(date.value) },
    texts.go,
  );
  const buttons = ways.map((to) =>
    h(
      "button",
      { type: "button", class: "bar-button", "data-clock": to, onclick: () => void actions.moveClock(to) },
      texts[to],
    ),
  );
  const now = wholeTime(world.now, world.timeZone, language);
  return h(
    "details",
    { class: "clock", id: "clock" },
    h(
      "summary",
      { class: "bar-button", title: texts.clock, "aria-label": `${texts.clock} ${now}` },
      icon("clock"),
      h("span", { class: "clock-now" }, now),
      icon("down"),
    ),
    h(
      "div",
      { class: "clock-panel", role: "group", "aria-label": texts.clock },
      buttons,
      h("span", { class: "clock-pick" }, date, go),
      h("p", { class: "hint" }, texts.clockHint),
    ),
  );
}
