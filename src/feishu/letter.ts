import * as z from "zod/mini";

const v2Envelope = z.object({
  schema: z.literal("2.0"),
  header: z.object({
    event_id: z.optional(z.string()),
    token: z.string(),
    event_type: z.string(),
    create_time: z.optional(z.union([z.string(), z.number()])),
    tenant_key: z.optional(z.string()),
    app_id: z.string(),
  }),
  event: z.record(z.string(), z.unknown()),
});

const v1Envelope = z.object({
  uuid: z.string(),
  token: z.string(),
  ts: z.optional(z.union([z.string(), z.number()])),
  type: z.literal("event_callback"),
  event: z.looseObject({ type: z.string(), app_id: z.string(), tenant_key: z.optional(z.string()) }),
});

/** What an envelope of either version says. */
export interface Letter {
  token: string;
  appId: string;
  tenantKey: string | undefined;
  type: string;
  id: string | null;
  createdAt: string | number | null;
  event: Record<string, unknown>;
}

/** Brings both versions of the envelope to one shape; null when it is neither. */
export function readLetter(content: unknown): Letter | null {
  const v2 = z.safeParse(v2Envelope, content).data;
  if (v2) {
    const { header, event } = v2;
    return {
      token: header.token,
      appId: header.app_id,
      tenantKey: header.tenant_key,
      type: header.event_type,
      id: header.event_id ?? null,
      createdAt: header.create_time ?? null,
      event,
    };
  }
  const v1 = z.safeParse(v1Envelope, content).data;
  if (!v1) return null;
  const { token, uuid: id, ts, event } = v1;
  const { type, app_id: appId, tenant_key: tenantKey } = event;
  return { token, appId, tenantKey, type, id, createdAt: ts ?? null, event };
}
