import { createServer, type IncomingMessage } from "node:http";
import { WebSocketServer } from "ws";

/** The platform's end of a long connection: hands out an address, then speaks its protobuf frames. */
export interface LongConnectionServer {
  baseUrl: string;
  /** Sends a letter and resolves with the client's answer: its code, and what the handler returned. */
  push(letter: unknown, options?: { parts?: number }): Promise<{ code: number; data: unknown }>;
  /** Breaks every connection off, as a restart of the platform does. */
  drop(): void;
  /** Somebody connects from now on. */
  connected(): Promise<void>;
  /** Nobody is connected any more. */
  left(): Promise<void>;
  asked: { AppID?: string; AppSecret?: string }[];
  close(): Promise<void>;
}

export interface LongConnectionOptions {
  /** The answer to who asks for an address; 0 gives it one. */
  code?: number;
  msg?: string;
}

export async function longConnectionServer(
  options: LongConnectionOptions = {},
): Promise<LongConnectionServer> {
  const asked: LongConnectionServer["asked"] = [];
  const waiting = new Map<string, (payload: { code: number; data: unknown }) => void>();
  const arrivals: (() => void)[] = [];
  let count = 0;

  const http = createServer(async (request, response) => {
    asked.push(JSON.parse(await textOf(request)));
    const ClientConfig = { PingInterval: 120, ReconnectCount: -1, ReconnectInterval: 0, ReconnectNonce: 0 };
    const data = { URL: `ws://127.0.0.1:${portOf()}/ws?device_id=d1&service_id=7`, ClientConfig };
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ code: options.code ?? 0, msg: options.msg ?? "", data }));
  });
  const sockets = new WebSocketServer({ server: http });
  sockets.on("connection", (socket) => {
    socket.on("message", (bytes: Buffer) => {
      const { headers, payload } = decodeFrame(bytes);
      const id = headers.message_id;
      if (id === undefined) {
        // Its first ping: only now does the client listen.
        for (const arrived of arrivals.splice(0)) arrived();
        return;
      }
      const { code, data } = JSON.parse(payload.toString("utf8"));
      const value = data === undefined ? undefined : JSON.parse(Buffer.from(data, "base64").toString("utf8"));
      waiting.get(id)?.({ code, data: value });
    });
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));

  function portOf(): number {
    const address = http.address();
    if (typeof address !== "object" || address === null) throw new Error("not listening");
    return address.port;
  }

  return {
    baseUrl: `http://127.0.0.1:${portOf()}`,
    asked,
    connected: () => new Promise((resolve) => void arrivals.push(resolve)),
    async left() {
      const leaving = [...sockets.clients].map(
        (socket) => new Promise((resolve) => socket.once("close", resolve)),
      );
      await Promise.all(leaving);
    },
    push(letter, { parts = 1 } = {}) {
      const id = `m${++count}`;
      const payload = Buffer.from(JSON.stringify(letter));
      const size = Math.ceil(payload.length / parts);
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        for (let seq = 0; seq < parts; seq++) {
          const headers = {
            type: "event",
            message_id: id,
            sum: String(parts),
            seq: String(seq),
            trace_id: "t",
          };
          const frame = encodeFrame(headers, payload.subarray(seq * size, (seq + 1) * size));
          for (const socket of sockets.clients) socket.send(frame);
        }
      });
    },
    drop() {
      for (const socket of sockets.clients) socket.terminate();
    },
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}

/** Fields of `pbbp2.Frame` that matter here. */
const SEQ_ID = 1;
const LOG_ID = 2;
const SERVICE = 3;
const METHOD = 4;
const HEADERS = 5;
const PAYLOAD = 8;
const DATA_FRAME = 1;

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127) {
    bytes.push((rest & 127) | 128);
    rest = Math.floor(rest / 128);
  }
  return [...bytes, rest];
}

const number = (field: number, value: number) => Buffer.from([...varint(field * 8), ...varint(value)]);
const chunk = (field: number, bytes: Uint8Array) =>
  Buffer.concat([Buffer.from([...varint(field * 8 + 2), ...varint(bytes.length)]), bytes]);

function encodeFrame(headers: Record<string, string>, payload: Uint8Array): Buffer {
  const pairs = Object.entries(headers).map(([key, value]) =>
    chunk(HEADERS, Buffer.concat([chunk(1, Buffer.from(key)), chunk(2, Buffer.from(value))])),
  );
  return Buffer.concat([
    number(SEQ_ID, 1),
    number(LOG_ID, 1),
    number(SERVICE, 7),
    number(METHOD, DATA_FRAME),
    ...pairs,
    chunk(PAYLOAD, payload),
  ]);
}

function* fieldsOf(bytes: Buffer): Generator<{ field: number; bytes: Buffer }> {
  let at = 0;
  const next = () => {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = bytes[at++] ?? 0;
      value += (byte & 127) * shift;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const tag = next();
    const length = next();
    if (tag % 8 !== 2) continue;
    yield { field: Math.floor(tag / 8), bytes: bytes.subarray(at, at + length) };
    at += length;
  }
}

function decodeFrame(frame: Buffer): { headers: Record<string, string>; payload: Buffer } {
  const headers: Record<string, string> = {};
  let payload = Buffer.alloc(0);
  for (const { field, bytes } of fieldsOf(frame)) {
    if (field === PAYLOAD) payload = Buffer.from(bytes);
    if (field !== HEADERS) continue;
    const [key, value] = [...fieldsOf(bytes)].map((part) => part.bytes.toString("utf8"));
    if (key !== undefined) headers[key] = value ?? "";
  }
  return { headers, payload };
}
