import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Clock, instantOf, today } from "../../src/clock.ts";
import { readConfig } from "../../src/config.ts";
import type { Deps } from "../../src/deps.ts";
import type { Report } from "../../src/domain/report.ts";
import type { Role } from "../../src/domain/role.ts";
import type { ImportDraft } from "../../src/importers/draft.ts";
import { tick } from "../../src/jobs/tick.ts";
import type { TickLimits } from "../../src/jobs/tick-limits.ts";
import type { Log } from "../../src/log.ts";
import { importPlan } from "../../src/services/plans/import-plan.ts";
import { change, type Doer } from "../../src/store/change.ts";
import { connectFile } from "../../src/store/connect-file.ts";
import type { Db } from "../../src/store/db.ts";
import { migrate } from "../../src/store/migrate.ts";
import { addReport } from "../../src/store/reports.ts";
import { fakePlatform } from "./fake-platform.ts";

export interface TaskSketch {
  owners?: [name: string, role: Role, collective?: boolean][];
  /** A date; "standing"; null = none. */
  due?: string | null;
  begins?: number;
  section?: string;
  title?: string;
}

const zone = "Asia/Shanghai";
export const clerk = "ou_clerk";

export interface Bureau {
  db: Db;
  clock: Clock;
  deps: Deps;
  platform: ReturnType<typeof fakePlatform>;
  doer: Doer;
  log: { event: string; facts: Record<string, unknown> }[];
  /** Sets the bot's and the machine's clock to this moment; it never goes back. */
  go(date: string, time: string): void;
  wait(ms: number): void;
  tick(limits?: TickLimits): Promise<void>;
  /** The tick of another process: its own connection to the same database file. */
  otherTick(): Promise<void>;
  plan(id: string, tasks: TaskSketch[]): Promise<void>;
  /** Somebody who serves a body. */
  liaison(person: string, body: string, right?: string): Promise<void>;
  report(plan: string, number: number, report: Partial<Report> & { body: string }): Promise<void>;
  outbox(): Promise<Record<string, string>>;
  close(): void;
}

/** The office's database and a tick against a strict platform, with clocks that stand still until they are moved. */
export async function bureau(start = "2018-06-04 10:00"): Promise<Bureau> {
  const folder = mkdtempSync(join(tmpdir(), "duban-jobs-"));
  const url = `file:${join(folder, "duban.db")}`;
  const db = connectFile(url);
  let other: Db | null = null;
  await migrate(db);
  let now = instantOf(start.slice(0, 10), start.slice(11), zone);
  const clock: Clock = { now: () => now, real: () => now, timeZone: zone };
  const platform = fakePlatform(clock);
  const log: Bureau["log"] = [];
  const line = (event: string, facts: Record<string, unknown> = {}) => void log.push({ event, facts });
  const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: line };
  const deps: Deps = {
    config: readConfig({ BOT_ADMINS: clerk }),
    db,
    platform: platform.platform,
    clock,
    log: silent,
    later: (_name, work) => void work(),
  };
  const doer: Doer = { actor: clerk, body: null, chat: null, at: now };
  let reports = 0;
  return {
    db,
    clock,
    deps,
    platform,
    doer,
    log,
    go(date, time) {
      const moment = instantOf(date, time, zone);
      if (moment < now) throw new Error("the clock only moves forward");
      now = moment;
    },
    wait(ms) {
      now += ms;
    },
    tick: (limits) => tick(deps, limits),
    otherTick: async () => {
      other ??= connectFile(url);
      await tick({ ...deps, db: other });
    },
    plan: async (id, tasks) => {
      await importPlan(db, doer, today(clock), id, draftOf(id, tasks));
    },
    liaison: async (person, body, right) => {
      await db.write([
        {
          sql: "INSERT INTO people (id, name, right) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
          args: [person, person, right ?? null],
        },
        {
          sql: "INSERT INTO memberships (person, body, source, state, since) VALUES (?, ?, 'clerk', 'confirmed', 0)",
          args: [person, body],
        },
      ]);
    },
    report: async (plan, number, report) => {
      const [row] = await db.all("SELECT id FROM tasks WHERE plan = ? AND number = ?", [
        plan,
        String(number),
      ]);
      const on = report.on ?? today(clock);
      reports += 1;
      await change(db, doer, async (tx) => {
        addReport(tx, {
          id: `r${reports}`,
          task: String(row?.id),
          plan,
          person: "ou_1",
          chat: null,
          state: "onTrack",
          percent: 30,
          progress: "已完成初稿",
          problems: "",
          next: "",
          results: "",
          coordination: "",
          cycle: on.slice(0, 7),
          on,
          at: instantOf(on, "10:00", zone) + reports,
          form: null,
          needsSignature: false,
          ...report,
        });
        tx.audit({ action: "report.submit", subject: `task:${String(row?.id)}` });
      });
    },
    async outbox() {
      const rows = await db.all("SELECT key, state FROM outbox ORDER BY key");
      return Object.fromEntries(rows.map((row) => [String(row.key), String(row.state)]));
    },
    close() {
      other?.close();
      db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function draftOf(id: string, tasks: TaskSketch[]): ImportDraft {
  return {
    plan: {
      title: `${id}安全生产规划`,
      docNumber: null,
      issuer: null,
      region: "天津市西青区",
      periodStart: 2016,
      periodEnd: 2020,
    },
    tasks: tasks.map((task, index) => ({
      seq: String(index + 1),
      path: [task.section ?? "主要任务"],
      title: task.title ?? `任务${index + 1}`,
      content: `任务${index + 1}的内容`,
      clause: null,
      deadline:
        task.due === "standing"
          ? { text: "长期坚持", kind: "ongoing", start: null, end: null }
          : task.due
            ? { text: task.due, kind: "date", start: task.begins ?? null, end: task.due }
            : null,
      assignments: (task.owners ?? [["区安监局", "lead"]]).map(([name, role, collective]) => ({
        name,
        canonical: name,
        role,
        items: null,
        collective: collective ?? false,
      })),
      line: index + 1,
    })),
    indicators: [],
    projects: [],
    warnings: [],
  };
}
