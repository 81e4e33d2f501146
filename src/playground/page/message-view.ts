import type { MessageView } from "../page-views.ts";
import { avatar } from "./avatar.ts";
import type { CardContext } from "./card/card-scope.ts";
import { cardView } from "./card/card-view.ts";
import { h, icon } from "./dom.ts";
import type { PageState } from "./page-state.ts";
import { server } from "./server.ts";
import { clockTime } from "./times.ts";

/** One message: whose it is, and its text, card, file or picture. */
export function messageView(state: PageState, message: MessageView, context: CardContext): HTMLElement {
  const { world, me } = state;
  const isMine = message.sender.openId === me.openId;
  const isBot = message.sender.kind === "app";
  return h(
    "div",
    {
      class: `message ${isMine ? "mine" : ""}`,
      "data-message": message.messageId,
      role: "article",
      "aria-label": message.sender.name,
    },
    avatar(isBot ? "bot" : "person", message.sender.name),
    h(
      "div",
      { class: "message-body" },
      h(
        "div",
        { class: "message-head" },
        isMine ? null : h("span", { class: "message-name" }, message.sender.name),
        isBot ? h("span", { class: "bot-mark" }, state.texts.bot) : null,
        h("time", { class: "message-time" }, clockTime(message.createdAt, world.timeZone)),
      ),
      contentOf(state, message, context),
    ),
  );
}

function contentOf(state: PageState, message: MessageView, context: CardContext): HTMLElement {
  if (message.card) return cardView(message.card, context);
  if (message.file?.kind === "image") {
    return h("img", {
      class: "bubble-picture",
      src: server.fileUrl(message.file.key),
      alt: message.file.name,
    });
  }
  if (message.file) return fileView(state, message.file);
  return h("div", { class: "bubble" }, ...withMentions(message.text, state));
}

function fileView({ texts }: PageState, file: NonNullable<MessageView["file"]>): HTMLElement {
  return h(
    "a",
    { class: "file", href: server.fileUrl(file.key), download: file.name },
    h("span", { class: "file-mark" }, icon("file")),
    h(
      "span",
      { class: "file-text" },
      h("span", { class: "file-name" }, file.name),
      h("span", { class: "file-size" }, `${sizeText(file.bytes)} · ${texts.download}`),
    ),
  );
}

const sizeText = (bytes: number): string =>
  bytes < 1024
    ? `${bytes} B`
    : bytes < 1024 ** 2
      ? `${(bytes / 1024).toFixed(1)} KB`
      : `${(bytes / 1024 ** 2).toFixed(1)} MB`;

/** "@name" of the bot and of people stands out, web addresses can be followed. */
function withMentions(text: string, { world }: PageState): Node[] {
  const names = [world.bot.name, ...world.people.map((person) => person.name)];
  return text.split(/(@\S+|https?:\/\/[\w\-./?%&=#:~+]+)/).map((part) => {
    if (part.startsWith("@") && names.includes(part.slice(1))) return h("span", { class: "mention" }, part);
    if (/^https?:\/\//.test(part))
      return h("a", { href: part, target: "_blank", rel: "noopener noreferrer" }, part);
    return document.createTextNode(part);
  });
}
