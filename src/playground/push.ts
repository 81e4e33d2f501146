import { type Envelope, envelope } from "./events.ts";
import { defaultEventsUrl, sealedRequest } from "./sealed-request.ts";
import type { World } from "./world.ts";

/** The whole answer must be there after this long; then the platform no longer listens. */
const deadlineMs = 3000;

/** Waits between the attempts to deliver an event: 15 s, 5 min, 1 h, 6 h. Callbacks are never repeated. */
const retryWaitsMs = [15_000, 300_000, 3_600_000, 21_600_000];

export interface Attempt {
  at: number;
  /** HTTP status, or why there was none. */
  outcome: number | "late" | "unreachable";
}

export interface Delivery {
  eventId: string;
  eventType: string;
  body: Envelope;
  attempts: Attempt[];
  delivered: boolean;
  /** Real time of the next attempt; null when delivered or given up. */
  nextAt: number | null;
}

/** How the stand-in reaches the bot; a real server's `fetch`, or the app's own in tests. */
export type FetchBot = (request: Request) => Promise<Response>;

export interface Push {
  /** Every event pushed so far, oldest first. */
  deliveries: Delivery[];
  /** Sends an event; resolves after the first attempt. */
  event(eventType: string, event: unknown): Promise<Delivery>;
  /** The same event once more, as the platform sometimes does even after a success. */
  again(delivery: Delivery): Promise<void>;
  /** Makes the repeats that are due by now, in order of their time. */
  repeatDue(): Promise<number>;
  /** One signed, encrypted request and its answer, or why there was none. */
  request(body: unknown): Promise<Answered>;
}

export type Answered =
  | { response: Response; text: string }
  | { response: null; outcome: "late" | "unreachable" };

export interface PushOptions {
  eventsUrl?: string;
  /** Real waiting for servers of their own; without it only a clock moved by the bot makes an answer late. */
  afterDeadline?: (ms: number) => Promise<void>;
}

export function createPush(
  world: World,
  fetchBot: FetchBot,
  { eventsUrl = defaultEventsUrl, afterDeadline }: PushOptions = {},
): Push {
  const deliveries: Delivery[] = [];

  async function request(body: unknown): Promise<Answered> {
    const startedAt = world.clock.real();
    const late = { response: null, outcome: "late" as const };
    const answer = async (): Promise<Answered> => {
      try {
        const response = await fetchBot(await sealedRequest(world, body, eventsUrl));
        const text = await response.text();
        return world.clock.real() - startedAt > deadlineMs ? late : { response, text };
      } catch {
        return { response: null, outcome: "unreachable" };
      }
    };
    if (!afterDeadline) return answer();
    return Promise.race([answer(), afterDeadline(deadlineMs).then(() => late)]);
  }

  async function attempt(delivery: Delivery): Promise<void> {
    const answered = await request(delivery.body);
    const outcome = answered.response ? answered.response.status : answered.outcome;
    const at = world.clock.real();
    delivery.attempts.push({ at, outcome });
    delivery.delivered ||= outcome === 200;
    const wait = retryWaitsMs[delivery.attempts.length - 1];
    delivery.nextAt = delivery.delivered || wait === undefined ? null : at + wait;
  }

  return {
    deliveries,
    request,
    async event(eventType, event) {
      const body = envelope(world, eventType, event);
      const delivery: Delivery = {
        eventId: body.header.event_id,
        eventType,
        body,
        attempts: [],
        delivered: false,
        nextAt: null,
      };
      deliveries.push(delivery);
      await attempt(delivery);
      return delivery;
    },
    again: attempt,
    async repeatDue() {
      const due = deliveries
        .filter((delivery) => delivery.nextAt !== null && delivery.nextAt <= world.clock.real())
        .sort((a, b) => a.nextAt! - b.nextAt!);
      for (const delivery of due) await attempt(delivery);
      return due.length;
    },
  };
}
