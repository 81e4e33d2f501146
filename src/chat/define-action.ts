import type { Answer } from "./answer.ts";
import type { Context } from "./context.ts";
import type { CardJson } from "./platform.ts";

/** What a tap on a card says. Everything in it is echoed by the client: rights and ids are checked again, always. */
export interface Click {
  /** The event's id; the same tap delivered twice is answered twice with the same words and done once. */
  id: string;
  /** `value` of the button: `{ do: "<action id>", … }`. */
  value: Record<string, unknown>;
  /** Name of the component. */
  name: string | null;
  /** Fields of the form as sent: missing, "" and null all mean empty. */
  form: Record<string, unknown>;
  /** Chosen option of a select or overflow outside a form. */
  option: string | null;
  messageId: string | null;
}

/** At most a toast and a card replacing the one on screen, within three seconds; `say` is sent to the chat afterwards. */
export interface ClickAnswer {
  toast?: { type: "info" | "success" | "warning" | "error"; content: string };
  card?: CardJson;
  say?: Answer;
}

/** What a button does: found by the `do` of its value. */
export interface Action {
  /** "report.submit" */
  id: string;
  run(context: Context, click: Click): Promise<ClickAnswer>;
}

export const defineAction = (action: Action): Action => action;
