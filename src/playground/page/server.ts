import type { ElementPath } from "../card-tree.ts";
import type { Typed } from "../form-values.ts";
import type { Interaction } from "../interact.ts";
import type { ChatView, MessageView, WorldView } from "../page-views.ts";
import type { Language } from "./texts.ts";

/** The demo refused; `words` are for the person. Without them it cannot be reached. */
export class ServerProblem extends Error {
  constructor(readonly words: Record<Language, string> | null) {
    super(words?.en ?? "unreachable");
  }
}

async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(`/playground/${path}`, init).catch(() => {
    throw new ServerProblem(null);
  });
  const body = await response.json().catch(() => ({}));
  const unknown = `HTTP ${response.status}`;
  if (!response.ok) throw new ServerProblem(body.problem ?? { zh: unknown, en: unknown });
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
