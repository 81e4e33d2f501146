import { byId, h } from "./dom.ts";

const shownMs = 3000;

/** Tells those who cannot see it what has changed. */
export function announce(text: string): void {
  byId("live").textContent = text;
}

export type ToastKind = "info" | "success" | "warning" | "error";

const signs: Record<ToastKind, string> = { info: "i", success: "✓", warning: "!", error: "✕" };

/** A line at the top of the page for a few seconds, in place of the one before; read aloud, too. */
export function toast(kind: ToastKind, text: string): void {
  const line = h(
    "div",
    { class: `toast ${kind}` },
    h("span", { class: "toast-sign", "aria-hidden": "true" }, signs[kind]),
    text,
  );
  byId("toasts").replaceChildren(line);
  announce(text);
  setTimeout(() => line.remove(), shownMs + text.length * 60);
}
