import { importPreview } from "../cards/import-preview.ts";
import { liaisonListPreview } from "../cards/liaison-list-card.ts";
import type { Answer } from "../chat/answer.ts";
import type { Context } from "../chat/context.ts";
import { doerOf } from "../chat/doer.ts";
import type { Deps } from "../deps.ts";
import type { IncomingMessage } from "../feishu/incoming.ts";
import { readLiaisonList } from "../importers/liaison-list.ts";
import { limits } from "../importers/read/limits.ts";
import { type Page, Unreadable } from "../importers/read/page-model.ts";
import { keepLiaisonList } from "../services/people/liaison-list.ts";
import { keepDocument } from "../services/plans/read-document.ts";

/** A pasted text this long, on several lines, is a document and no question. */
const pastedLength = 400;

const importWord = /^\s*[/／]?(?:导入|import)[\s:：]*/i;

/** The text of a document pasted into the chat, with or without `/导入` before it; null when it is none. */
export function pastedDocument(words: string): string | null {
  const rest = words.replace(importWord, "");
  if (rest !== words && rest.trim().length > 30) return rest;
  return words.length >= pastedLength && words.trim().includes("\n") ? words : null;
}

/** What is said at once, before a document is read; null where it will not be read. */
export function readingNotice(context: Context, message: IncomingMessage): Answer | null {
  if (context.actor.right !== "clerk" || message.chatType !== "p2p") return null;
  const texts = context.texts.imports;
  const text = message.attachment ? texts.reading(message.attachment.name ?? "") : texts.readingText;
  return plainAnswer(text);
}

/** Reads a file or a pasted text, as a plan or as a list of liaisons, and shows the clerk what it found. */
export async function readDocument(deps: Deps, context: Context, message: IncomingMessage): Promise<Answer> {
  const texts = context.texts.imports;
  if (context.actor.right !== "clerk") return plainAnswer(texts.clerkOnly);
  if (message.chatType !== "p2p") return plainAnswer(texts.privateOnly);
  try {
    const file = message.attachment?.name ?? texts.pasted;
    // Loaded when a document comes: a Worker's start does not need the importer.
    const { importDocument } = await import("../importers/import-document.ts");
    const page = await pageOf(deps, message);
    const lines = readLiaisonList(page);
    if (lines?.length === 0) return plainAnswer(context.texts.bodies.list.empty);
    if (lines)
      return liaisonListPreview(context, await keepLiaisonList(context, { id: message.id, file, lines }));
    const draft = importDocument(page, { fileName: file });
    if (draft.tasks.length + draft.indicators.length + draft.projects.length === 0)
      return plainAnswer(texts.noTasks);
    return importPreview(
      context,
      await keepDocument(deps.db, doerOf(context), { id: message.id, file, draft }),
    );
  } catch (cause) {
    if (!(cause instanceof Unreadable)) throw cause;
    deps.log.warn("document.unreadable", { message: message.id, code: cause.code, cause: cause.cause });
    return plainAnswer(texts.unreadable[cause.code](cause.facts));
  }
}

async function pageOf(deps: Deps, message: IncomingMessage): Promise<Page> {
  const { attachment } = message;
  const { readFile, readText } = await import("../importers/read/read-file.ts");
  if (!attachment) return readText(pastedDocument(message.text) ?? message.text);
  const bytes = await deps.platform.download(message.messageId, attachment.key, "file", limits.fileBytes);
  return readFile(bytes, attachment.name ?? "");
}

const plainAnswer = (text: string): Answer => ({
  intent: "import",
  plan: null,
  body: null,
  role: null,
  tasks: [],
  text,
});
