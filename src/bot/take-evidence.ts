import { plain } from "../cards/about-task.ts";
import { evidenceKept } from "../cards/evidence-card.ts";
import type { Answer } from "../chat/answer.ts";
import type { Context } from "../chat/context.ts";
import { PlatformError } from "../chat/platform.ts";
import type { Deps } from "../deps.ts";
import type { IncomingMessage } from "../feishu/incoming.ts";
import { LIMITS } from "../feishu/limits.ts";
import { keepEvidence, reportsAwaitingEvidence } from "../services/reports/evidence.ts";

/**
 * A file or picture sent to the bot in private after a report is its evidence. null = it is something else: no file, not in
 * private, the clerk's (who sends documents to be imported), or there is no report it could belong to.
 */
export async function takeEvidence(
  deps: Deps,
  context: Context,
  message: IncomingMessage,
): Promise<Answer | null> {
  const { attachment } = message;
  if (!attachment || message.chatType !== "p2p") return null;
  if (context.actor.right === "clerk" && attachment.kind === "file") return null;
  const reports = await reportsAwaitingEvidence(context);
  const [newest] = reports;
  if (!newest) return null;
  const bytes = await download(deps, message, attachment);
  if (!bytes) return plain("report", { text: context.texts.reports.evidence.tooBig });
  const name = attachment.name ?? context.texts.reports.evidence.picture;
  const file = { message: message.messageId, fileKey: attachment.key, kind: attachment.kind, name, bytes };
  return evidenceKept(context, await keepEvidence(context, newest.id, file), reports);
}

/** null = larger than we keep. */
async function download(
  deps: Deps,
  message: IncomingMessage,
  attachment: NonNullable<IncomingMessage["attachment"]>,
): Promise<Uint8Array | null> {
  try {
    return await deps.platform.download(
      message.messageId,
      attachment.key,
      attachment.kind,
      LIMITS.file.uploadBytes,
    );
  } catch (cause) {
    if (cause instanceof PlatformError && cause.kind === "refused") return null;
    throw cause;
  }
}
