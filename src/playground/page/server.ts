import type { ElementPath } from "../card-tree.ts";
import type { Typed } from "../form-values.ts";
import type { Interaction } from "../interact.ts";
import type { ChatView, MessageView, WorldView } from "../page-views.ts";

/** The demo refused, or cannot be reached; `message` is for the person. */
export class ServerProblem extends Error {
  constructor(
    message: string,
    readonly unreachable = false,
  ) {
    super(message);
  }
}

async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(`/playground/${path}`, init).catch(() => {
    throw new ServerProblem("", true);
  });
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new ServerProblem(body.problem ?? `HTTP ${response.status}`);
  return body;
}

const post = <T>(path: string, body: unknown): Promise<T> =>
  ask(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

const query = (values: Record<string, string>): string => new URLSearchParams(values).toString();

export const server = {
  world: () => ask<WorldView>("world"),
  chats: (as: string) => ask<ChatView[]>(`chats?${query({ as })}`),
  messages: (as: string, chat: string) => ask<MessageView[]>(`messages?${query({ as, chat })}`),
  say: (as: string, chat: string, text: string) => post<object>("say", { as, chat, text }),
  sendFile(as: string, chat: string, file: File) {
    const form = new FormData();
    form.set("as", as);
    form.set("chat", chat);
    form.set("file", file);
    return ask<object>("file", { method: "POST", body: form });
  },
  touch: (
    as: string,
    message: string,
    path: ElementPath,
    touch: { value?: Typed; form?: Record<string, Typed> },
  ) => post<Interaction>("touch", { as, message, path, ...touch }),
  enter: (as: string) => post<object>("enter", { as }),
  moveClock: (to: string) => post<WorldView>("clock", { to }),
  fileUrl: (key: string) => `/playground/files/${encodeURIComponent(key)}`,
};
