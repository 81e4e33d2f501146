import type { Context } from "hono";
import { badParameter } from "../api-refusal.ts";
import { isRecord } from "../card-tree.ts";

/** The request's JSON object, or the platform's refusal of anything else. */
export async function readJson(c: Context): Promise<Record<string, unknown>> {
  if (!(c.req.header("content-type") ?? "").toLowerCase().startsWith("application/json")) {
    throw badParameter("Content-Type must be application/json; charset=utf-8");
  }
  try {
    const body: unknown = JSON.parse(await c.req.text());
    if (isRecord(body)) return body;
  } catch {
    // Said below, as for any other body that is no object.
  }
  throw badParameter("the body is not a JSON object");
}
