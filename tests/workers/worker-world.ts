import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { Miniflare, type Request as WorkerRequest, Response as WorkerResponse } from "miniflare";
import { type Clock, createClock, today } from "../../src/clock.ts";
import { importDocument } from "../../src/importers/import-document.ts";
import { readText } from "../../src/importers/read/read-file.ts";
import { createLibsqlEndpoint } from "../../src/playground/libsql-endpoint.ts";
import type { PersonInChat } from "../../src/playground/person-in-chat.ts";
import { createPlatform, type FeishuPlatform } from "../../src/playground/platform.ts";
import { importPlan } from "../../src/services/plans/import-plan.ts";
import { connectFile } from "../../src/store/connect-file.ts";
import { type Db, int } from "../../src/store/db.ts";
import { migrate } from "../../src/store/migrate.ts";
import { readSamplePlans } from "../harness/sample-plans.ts";
import { bundleWorker } from "./bundle.ts";

const databaseHost = "database.libsql.invalid";
const platformHost = "open.feishu.cn";
const authToken = "token-of-the-test";
const settleMs = 15_000;

export interface WorkerWorldOptions {
  /** The day the Worker's clock begins on. */
  today?: string;
  /** The Worker's variables; null takes one away. */
  env?: Record<string, string | null>;
  /** Left unmigrated and empty when false. */
  migrated?: boolean;
}

export interface WorkerWorld {
  platform: FeishuPlatform;
  /** The same file that the Worker reaches through the endpoint. */
  db: Db;
  /** As the Worker's own, begun on `today`. */
  clock: Clock;
  clerk: PersonInChat;
  member(body: string): PersonInChat;
  fetch(request: Request): Promise<Response>;
  /** The cron. */
  scheduled(): Promise<void>;
  /** Waits until no call is under way and no event is being worked on. */
  settled(): Promise<void>;
  /** Calls that the Worker made, oldest first: "database" or the platform's method and path. */
  calls: string[];
  /** What the Worker printed. */
  log: string[];
  close(): Promise<void>;
}

/** What of a Worker's handle is used. */
interface WorkerHandle {
  fetch(
    url: string,
    init: { method: string; headers: Record<string, string>; body: ArrayBuffer | null },
  ): Promise<{ status: number; text(): Promise<string> }>;
  scheduled(options: { cron: string }): Promise<unknown>;
}

/** Miniflare's own types for it come from a package that is not installed. */
const workerOf = async (miniflare: Miniflare): Promise<WorkerHandle> =>
  (await miniflare.getWorker()) as unknown as WorkerHandle;

/** A zone in which it is between ten and eleven now: in speaking hours, whenever the tests run. */
export function zoneOfMorning(now = new Date()): string {
  const offset = ((10 - now.getUTCHours() + 36) % 24) - 12;
  // The names of these zones count westward.
  return offset === 0 ? "Etc/GMT" : `Etc/GMT${offset > 0 ? "-" : "+"}${Math.abs(offset)}`;
}

/** The Worker as it is deployed, inside workerd; the stand-in and the database live in this process. */
export async function workerWorld(options: WorkerWorldOptions = {}): Promise<WorkerWorld> {
  const day = options.today ?? "2018-06-05";
  const timeZone = zoneOfMorning();
  const clock = createClock(timeZone, day);
  const folder = await mkdtemp(join(tmpdir(), "duban-worker-"));
  const file = join(folder, "duban.db");
  const db = connectFile(`file:${file}`);
  if (options.migrated !== false) await prepare(db, clock);
  const endpoint = createLibsqlEndpoint({ file, authToken });

  const calls: string[] = [];
  const log: string[] = [];
  let underWay = 0;
  let miniflare: Miniflare | null = null;
  const dispatch = async (request: Request): Promise<Response> => {
    if (!miniflare) throw new Error("the Worker is not there yet");
    const worker = await workerOf(miniflare);
    const body = request.body ? await request.arrayBuffer() : null;
    const headers = Object.fromEntries(request.headers);
    const answer = await worker.fetch(request.url, { method: request.method, headers, body });
    return new Response(await answer.text(), { status: answer.status });
  };
  const platform = createPlatform({
    clock: { now: clock.now, real: clock.real },
    seed: "worker",
    fetchBot: dispatch,
    settled: () => settled(),
  });
  async function settled(): Promise<void> {
    const until = Date.now() + settleMs;
    for (let quiet = 0; quiet < 3; ) {
      if (Date.now() > until) throw new Error(`The Worker has not come to rest in ${settleMs} ms`);
      await new Promise((resolve) => setTimeout(resolve, 10));
      quiet = underWay === 0 && (await claimed(db)) === 0 ? quiet + 1 : 0;
    }
  }
  async function outbound(request: WorkerRequest): Promise<WorkerResponse> {
    const url = new URL(request.url);
    underWay += 1;
    try {
      const inside = new Request(request.url, {
        method: request.method,
        headers: Object.fromEntries(request.headers),
        body: request.body ? await request.arrayBuffer() : null,
      });
      calls.push(url.host === databaseHost ? "database" : `${request.method} ${url.pathname}`);
      const answer = await answerTo(url.host, inside);
      return new WorkerResponse(await answer.arrayBuffer(), {
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
      });
    } finally {
      underWay -= 1;
    }
  }
  const answerTo = (host: string, request: Request): Promise<Response> => {
    if (host === databaseHost) return endpoint.fetch(request);
    if (host === platformHost) return platform.fetch(request);
    throw new Error(`Nobody answers for ${host}`);
  };

  const clerk = platform.addPerson({ name: "安委办管理员", role: "clerk" });
  const { app } = platform;
  const bindings = {
    FEISHU_APP_ID: app.appId,
    FEISHU_APP_SECRET: app.appSecret,
    FEISHU_VERIFICATION_TOKEN: app.verificationToken,
    FEISHU_ENCRYPT_KEY: app.encryptKey,
    FEISHU_TENANT_KEY: app.tenantKey,
    LIBSQL_URL: `http://${databaseHost}`,
    LIBSQL_AUTH_TOKEN: authToken,
    BOT_ADMINS: clerk.openId,
    BOT_TIMEZONE: timeZone,
    BOT_TODAY: day,
    ...options.env,
  };
  const { code } = await bundleWorker();
  const running = new Miniflare({
    modules: [{ type: "ESModule", path: "worker.mjs", contents: code }],
    compatibilityDate: "2026-04-24",
    bindings: Object.fromEntries(Object.entries(bindings).filter(([, value]) => value !== null)),
    outboundService: outbound,
    cf: false,
    handleRuntimeStdio(out: Readable, err: Readable) {
      for (const stream of [out, err]) stream.on("data", (chunk: Buffer) => log.push(chunk.toString("utf8")));
    },
  });
  miniflare = running;
  await running.ready;

  const members = new Map<string, PersonInChat>();
  return {
    platform,
    db,
    clock,
    clerk: platform.person(clerk.openId),
    member(body) {
      const known = members.get(body);
      if (known) return known;
      const department = platform.addDepartment(body);
      const person = platform.addPerson({ name: `${body}联络员`, departments: [department.id] });
      members.set(body, platform.person(person.openId));
      return platform.person(person.openId);
    },
    fetch: dispatch,
    async scheduled() {
      const worker = await workerOf(running);
      await worker.scheduled({ cron: "* * * * *" });
      await settled();
    },
    settled,
    calls,
    log,
    async close() {
      await running.dispose();
      endpoint.close();
      db.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function prepare(db: Db, clock: Clock): Promise<void> {
  await migrate(db);
  const doer = { actor: "cli", body: null, chat: null, at: clock.now() };
  for (const { id, text } of await readSamplePlans(["xiqing-2017"])) {
    await importPlan(db, doer, today(clock), id, importDocument(readText(text)));
  }
}

/** Events that somebody is working on. */
async function claimed(db: Db): Promise<number> {
  const tables = await db.all("SELECT 1 FROM sqlite_master WHERE name = 'inbox'");
  if (tables.length === 0) return 0;
  const [row] = await db.all("SELECT COUNT(*) AS count FROM inbox WHERE state = 'claimed'");
  return row ? int(row, "count") : 0;
}
