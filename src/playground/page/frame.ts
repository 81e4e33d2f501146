import { chatList, rail } from "./chat-list.ts";
import type { ChatPage } from "./chat-page.ts";
import { composer } from "./composer.ts";
import { conversation } from "./conversation.ts";
import { demoBar } from "./demo-bar.ts";
import { byId, h } from "./dom.ts";
import type { PageState } from "./page-state.ts";

/** The page's parts as they stand in the window. */
export interface Frame {
  /** Brings everything up to date. */
  update(): void;
  /** Bar, rail and list only. */
  drawSides(): void;
  focusComposer(): void;
}

export function createFrame(state: PageState, page: ChatPage): Frame {
  document.documentElement.lang = state.language === "zh" ? "zh-CN" : "en";
  document.title = state.texts.title;
  const write = composer(state, page);
  const talk = conversation(state, page, write.node);
  const draw = {
    bar: () => demoBar(state, page),
    side: () => rail(state, { ...page, showList: page.back }),
    list: () => chatList(state, (chatId) => void page.openChat(chatId)),
  };
  const parts = { bar: draw.bar(), side: draw.side(), list: draw.list() };
  byId("app").replaceChildren(parts.bar, h("main", { class: "window" }, parts.side, parts.list, talk.node));

  /** These are small: they are drawn anew, with focus, scroll and the open panel as they were. */
  function drawSides(): void {
    const focused = focusMark();
    const scrolled = parts.list.scrollTop;
    const isClockOpen = clockOf(parts.bar).open;
    for (const name of ["bar", "side", "list"] as const) {
      // A date that is being picked is left alone.
      if (name === "bar" && focused === "#clock-date") continue;
      const fresh = draw[name]();
      parts[name].replaceWith(fresh);
      parts[name] = fresh;
    }
    clockOf(parts.bar).open = isClockOpen;
    parts.list.scrollTop = scrolled;
    document.body.dataset.view = state.view;
    if (focused) document.querySelector<HTMLElement>(focused)?.focus();
  }
  document.body.dataset.view = state.view;
  write.update();
  return {
    drawSides,
    update() {
      drawSides();
      talk.update();
      write.update();
    },
    // On a touch screen it would bring up the keyboard over half the conversation.
    focusComposer: () => {
      if (!matchMedia("(pointer: coarse)").matches) write.focus();
    },
  };
}

const clockOf = (bar: HTMLElement): HTMLDetailsElement => bar.querySelector<HTMLDetailsElement>("#clock")!;

/** How to find the focused element again after a redraw. */
function focusMark(): string | null {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return null;
  if (element.closest(".conversation, dialog")) return null;
  if (element.dataset.chat) return `[data-chat="${element.dataset.chat}"]`;
  if (element.dataset.clock) return `[data-clock="${element.dataset.clock}"]`;
  if (element.id) return `#${element.id}`;
  if (element.tagName === "SUMMARY") return "#clock > summary";
  const name = element.className.split(" ").filter(Boolean).join(".");
  return name ? `${element.tagName.toLowerCase()}.${name}` : null;
}
