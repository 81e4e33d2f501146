import { timingSafeEqual } from "node:crypto";
import Database from "libsql";
import * as z from "zod/mini";
import { answerRequest, type Connection, pipelineRequest, type SqlTexts } from "./libsql-requests.ts";

export interface LibsqlEndpointOptions {
  /** Path of the database file. */
  file: string;
  /** Bearer token that every request must carry; null = none is asked for. */
  authToken: string | null;
  /** ms; how long a stream that was not closed waits for its next request. */
  streamLifeMs?: number;
  maxBodyBytes?: number;
}

/**
 * **A development tool, not a server for real use**: libSQL's HTTP protocol (`POST /v2/pipeline`, JSON) in front of an
 * embedded database file, for `wrangler dev` and the tests, as no package ships one. No protobuf, websockets, cursors,
 * JWT or replication.
 */
export interface LibsqlEndpoint {
  fetch(request: Request): Promise<Response>;
  /** Streams that were left open; a test that expects none sees a leak here. */
  openStreams(): number;
  close(): void;
}

interface Stream {
  baton: string;
  connection: Connection;
  sqlTexts: SqlTexts;
  expires: NodeJS.Timeout;
  /** Resolves when the stream's transaction is over. */
  released: Promise<void>;
  release(): void;
}

const defaultStreamLifeMs = 10_000;
const defaultMaxBodyBytes = 16 * 1024 * 1024;
const busyTimeoutMs = 5_000;

const pipelineBody = z.object({
  baton: z.optional(z.nullable(z.string())),
  requests: z.array(pipelineRequest),
});

export function createLibsqlEndpoint(options: LibsqlEndpointOptions): LibsqlEndpoint {
  const { file, authToken, streamLifeMs = defaultStreamLifeMs, maxBodyBytes = defaultMaxBodyBytes } = options;
  const streams = new Map<string, Stream>();
  const spare: Connection[] = [];

  function connect(): Connection {
    const connection = new Database(file, { timeout: busyTimeoutMs });
    connection.defaultSafeIntegers(true);
    connection.exec("PRAGMA foreign_keys = ON");
    return connection;
  }

  function openStream(): Stream {
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const connection = spare.pop() ?? connect();
    const expires = setTimeout(() => {}, 0);
    return { baton: "", connection, sqlTexts: new Map(), expires, released, release };
  }

  function closeStream(stream: Stream): void {
    clearTimeout(stream.expires);
    streams.delete(stream.baton);
    if (stream.connection.inTransaction) stream.connection.exec("ROLLBACK");
    spare.push(stream.connection);
    stream.release();
  }

  /** Native calls block the process, so nobody may wait inside one for a transaction of another stream. */
  async function untilNobodyHoldsATransaction(): Promise<void> {
    for (;;) {
      const holder = [...streams.values()].find((stream) => stream.connection.inTransaction);
      if (!holder) return;
      await holder.released;
    }
  }

  /** A baton is good for one request; a stream left open waits `streamLifeMs` for it, then is rolled back. */
  function keepOpen(stream: Stream): string {
    stream.baton = crypto.randomUUID();
    streams.set(stream.baton, stream);
    stream.expires = setTimeout(() => closeStream(stream), streamLifeMs);
    return stream.baton;
  }

  async function takeStream(baton: string | null): Promise<Stream | null> {
    if (baton === null) {
      await untilNobodyHoldsATransaction();
      return openStream();
    }
    const stream = streams.get(baton);
    if (!stream) return null;
    clearTimeout(stream.expires);
    streams.delete(baton);
    return stream;
  }

  async function pipeline(body: z.infer<typeof pipelineBody>): Promise<Response> {
    const stream = await takeStream(body.baton ?? null);
    if (!stream) return problem(400, "The baton is unknown, used up or expired");
    const results = body.requests.map((request) =>
      answerRequest(stream.connection, stream.sqlTexts, request),
    );
    const closed = body.requests.some((request) => request.type === "close");
    if (closed) closeStream(stream);
    return Response.json({ baton: closed ? null : keepOpen(stream), base_url: null, results });
  }

  return {
    async fetch(request) {
      const { pathname } = new URL(request.url);
      if (authToken !== null && !isBearer(request.headers.get("authorization"), authToken))
        return problem(401, "The bearer token is missing or wrong");
      if (request.method === "GET" && pathname === "/v2") return new Response("");
      if (request.method !== "POST" || pathname !== "/v2/pipeline")
        return problem(404, "This development endpoint speaks POST /v2/pipeline only");
      const raw = await request.arrayBuffer();
      if (raw.byteLength > maxBodyBytes) return problem(413, `The body is larger than ${maxBodyBytes} bytes`);
      const body = z.safeParse(pipelineBody, parseJson(raw));
      return body.success ? pipeline(body.data) : problem(400, "The body is no pipeline request");
    },
    openStreams: () => streams.size,
    close() {
      for (const stream of [...streams.values()]) closeStream(stream);
      for (const connection of spare.splice(0)) connection.close();
    },
  };
}

const problem = (status: number, message: string): Response => Response.json({ message }, { status });

function isBearer(header: string | null, token: string): boolean {
  const given = Buffer.from(header ?? "");
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function parseJson(raw: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(raw));
  } catch {
    return null;
  }
}
