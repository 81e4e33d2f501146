import { isRecord } from "./card-tree.ts";
import { signEvent } from "./sign-event.ts";
import type { World } from "./world.ts";

/** A bot in the same process is reached without a network; the demo puts its own address in. */
export const defaultEventsUrl = "http://bot.invalid/feishu/events";

/** A push as the platform sends it: encrypted with the app's key, signed over the raw body. */
export async function sealedRequest(world: World, body: unknown, eventsUrl: string): Promise<Request> {
  const { body: raw, headers } = await signEvent(body, {
    encryptKey: world.app.encryptKey,
    timestamp: timestampOf(world, body),
    nonce: world.ids.next("").slice(0, 10),
    iv: Uint8Array.from(world.ids.next("").match(/../g)!.slice(0, 16), (hex) => Number.parseInt(hex, 16)),
  });
  return new Request(eventsUrl, { method: "POST", headers, body: raw });
}

/** Events carry Unix seconds; card callbacks were seen to carry a Go time string. */
function timestampOf(world: World, body: unknown): string {
  const ms = world.clock.real();
  const header = isRecord(body) && isRecord(body.header) ? body.header : {};
  if (header.event_type !== "card.action.trigger") return String(Math.floor(ms / 1000));
  const local = new Date(ms + 8 * 3_600_000).toISOString().replace("T", " ").replace("Z", "");
  return `${local}000000 +0800 CST m=+${(ms / 1000).toFixed(1)}`;
}
