import * as z from "zod/mini";

/** An event of a known kind that lacks what its page promises. The message names the field, never content. */
export class MalformedEvent extends Error {
  constructor(message: string) {
    super(message);
    this.name = "MalformedEvent";
  }
}

/** One event, whichever envelope or transport it came by. */
export interface RawEvent {
  type: string;
  /** `header.event_id` or v1's `uuid`; some callbacks have none. */
  id: string | null;
  /** The envelope's time, in whatever unit. */
  createdAt: string | number | null;
  event: Record<string, unknown>;
  /** The whole letter as text; its digest is the id where there is none. */
  text: string;
}

/** Parses at the edge: says which field is missing, and throws nothing but {@link MalformedEvent}. */
export function parseEvent<T extends z.ZodMiniType>(shape: T, event: unknown): z.infer<T> {
  const parsed = z.safeParse(shape, event);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new MalformedEvent(`${issue?.path.join(".") || "event"}: ${issue?.code}`);
}
