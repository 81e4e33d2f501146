import { isRecord } from "../../card-tree.ts";
import { h } from "../dom.ts";
import { type CardScope, say } from "./card-scope.ts";

/** Asks what the card wants asked before a click counts; true at once where it asks nothing. */
export function confirmed(confirm: unknown, scope: CardScope): Promise<boolean> {
  if (!isRecord(confirm)) return Promise.resolve(true);
  const { texts } = scope.context;
  return new Promise((resolve) => {
    const dialog = h(
      "dialog",
      { class: "dialog confirm", "aria-label": say(confirm.title, scope) },
      h("h2", {}, say(confirm.title, scope)),
      h("p", {}, say(confirm.text, scope)),
      h(
        "form",
        { method: "dialog", class: "dialog-buttons" },
        h("button", { class: "button", value: "no" }, texts.cancel),
        h("button", { class: "button primary_filled", value: "yes" }, texts.confirm),
      ),
    );
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
