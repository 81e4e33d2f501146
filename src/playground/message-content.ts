import { Buffer } from "node:buffer";
import type { CardJson } from "../chat/platform.ts";
import { ApiRefusal, badParameter, cardRefusal } from "./api-refusal.ts";
import { isRecord } from "./card-tree.ts";
import { refuseBadCard } from "./refuse-bad-card.ts";
import type { StoredMessage } from "./state.ts";
import type { World } from "./world.ts";

const maxTextBytes = 150 * 1024;
const maxPostBytes = 30 * 1024;

type Content = Pick<StoredMessage, "type" | "content" | "card">;

/** What a message may hold: `content` is always a string with JSON in it, its shape depends on the type. */
export function checkContent(world: World, type: unknown, content: unknown): Content {
  if (typeof type !== "string") throw badParameter("msg_type is required");
  if (typeof content !== "string") throw badParameter("content is not a string in json format");
  if (type === "interactive") return { type, content, card: parseCard(world, content) };
  const parsed = parseObject(content);
  if (!parsed) throw badParameter("content is not a string in json format");
  const bytes = Buffer.byteLength(content);
  switch (type) {
    case "text":
      if (typeof parsed.text !== "string" || parsed.text === "")
        throw badParameter("message content text is empty");
      if (bytes > maxTextBytes) throw tooLong("150 KB");
      break;
    case "post":
      if (!Object.values(parsed).some((post) => isRecord(post) && Array.isArray(post.content))) {
        throw badParameter("post content must be keyed by locale");
      }
      if (bytes > maxPostBytes) throw tooLong("30 KB");
      break;
    case "file":
    case "image":
      assertOwnFile(world, type, parsed[`${type}_key`]);
      break;
    default:
      throw new ApiRefusal(230054, `The message type ${type} is not supported here`);
  }
  return { type, content, card: null };
}

function parseObject(content: string): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(content);
    return isRecord(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

const tooLong = (limit: string) =>
  new ApiRefusal(230025, `The length of the message content reaches its limit, ext=at most ${limit}`);

function assertOwnFile(world: World, kind: "file" | "image", key: unknown): void {
  const file = typeof key === "string" ? world.state.files.get(key) : undefined;
  if (!file) throw badParameter(`invalid ${kind}_key`);
  if (file.owner !== world.app.appId) throw new ApiRefusal(230017, "The file key belongs to another sender");
  if (file.kind !== kind)
    throw new ApiRefusal(230055, "The type of the file does not fit the type of the message");
}

/** A card from its JSON string, held to every rule of the platform. */
export function parseCard(world: World, content: string): CardJson {
  const parsed = parseObject(content);
  if (!parsed)
    throw cardRefusal(200621, "parse card json err, please check whether the card json is correct");
  return refuseBadCard(world, parsed);
}
