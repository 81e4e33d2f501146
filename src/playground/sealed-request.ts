import { Buffer } from "node:buffer";
import { createCipheriv, createHash } from "node:crypto";
import { isRecord } from "./card-tree.ts";
import type { World } from "./world.ts";

const eventsUrl = "http://bot.invalid/feishu/events";

/** A push as the platform sends it: encrypted with the app's key, signed over the raw body. */
export async function sealedRequest(world: World, body: unknown): Promise<Request> {
  const { encryptKey } = world.app;
  const iv = Buffer.from(world.ids.next("").slice(0, 32), "hex");
  const cipher = createCipheriv("aes-256-cbc", createHash("sha256").update(encryptKey).digest(), iv);
  const sealed = Buffer.concat([iv, cipher.update(JSON.stringify(body), "utf8"), cipher.final()]);
  const raw = JSON.stringify({ encrypt: sealed.toString("base64") });
  const timestamp = timestampOf(world, body);
  const nonce = world.ids.next("").slice(0, 10);
  const signature = createHash("sha256").update(`${timestamp}${nonce}${encryptKey}${raw}`).digest("hex");
  return new Request(eventsUrl, {
    method: "POST",
    headers: {
      "content-type": "application/json;charset=utf-8",
      "x-lark-request-timestamp": timestamp,
      "x-lark-request-nonce": nonce,
      "x-lark-signature": signature,
    },
    body: raw,
  });
}

/** Events carry Unix seconds; card callbacks were seen to carry a Go time string. */
function timestampOf(world: World, body: unknown): string {
  const ms = world.clock.real();
  const header = isRecord(body) && isRecord(body.header) ? body.header : {};
  if (header.event_type !== "card.action.trigger") return String(Math.floor(ms / 1000));
  const local = new Date(ms + 8 * 3_600_000).toISOString().replace("T", " ").replace("Z", "");
  return `${local}000000 +0800 CST m=+${(ms / 1000).toFixed(1)}`;
}
