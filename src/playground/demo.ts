import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import {
  createDemoClock,
  type DemoClock,
  instantOf,
  nextWorkdayMorning,
  stepsBetween,
  weekOn,
} from "./demo-clock.ts";
import { bundlePage } from "./page-bundle.ts";
import { PageRefusal, pageServer } from "./page-server.ts";
import { createPlatform, type FeishuPlatform } from "./platform.ts";
import type { AppIdentity, Department } from "./state.ts";

const hourMs = 3_600_000;
const tickEveryMs = 15_000;

export interface DemoPerson {
  name: string;
  role: "clerk" | "leader" | "liaison" | "head";
  /** Name of a department, below others: "西青区/区教育局". */
  department: string;
}

/** What the demo's bot is assembled from: the stand-in's address and keys, the moving clock, who is who. */
export interface DemoEnvironment {
  baseUrl: string;
  app: AppIdentity;
  clock: DemoClock;
  people: (DemoPerson & { openId: string })[];
  groups: { name: string; chatId: string }[];
}

export interface DemoBot {
  fetch(request: Request): Promise<Response>;
  /** Runs what is due by the clock. */
  tick(): Promise<void>;
  /** Resolves when nothing is left to do after answers already given. */
  settled(): Promise<void>;
}

export interface DemoOptions {
  /** 0 takes a free one. */
  port: number;
  host: string;
  /** The civil date the demo begins at. */
  today: string;
  timeZone?: string;
  people: DemoPerson[];
  departments: string[];
  groups: { name: string; members: string[] }[];
  /** The panel shown when a person types "/", as if it had been registered long ago. */
  commands?: { command: string; zh: string; en: string }[];
  /** Name of the person a newcomer plays first; a liaison in a group when left out. */
  startAs?: string;
  createBot(environment: DemoEnvironment): Promise<DemoBot>;
  print?: (line: string) => void;
}

export interface Demo {
  address: string;
  platform: FeishuPlatform;
  clock: DemoClock;
  /** Moves the clock forward, letting the bot do what falls due on the way. */
  moveTo(at: number): Promise<void>;
  close(): Promise<void>;
}

/** The demo cannot start; the message is one sentence for the person at the terminal. */
export class DemoError extends Error {
  override name = "DemoError";
}

/** The whole bot with no tenant: stand-in, chat page and bot behind one address, joined by real HTTP. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const clock = createDemoClock(options.today, options.timeZone ?? "Asia/Shanghai");
  const files = await bundlePage();
  let handle: (request: Request) => Response | Promise<Response> = () => new Response(null, { status: 503 });
  const server = createServer(getRequestListener((request) => handle(request)));
  const port = await listen(server, options);
  const address = addressOf(options.host, port);
  const platform = createPlatform({
    clock,
    eventsUrl: `${address}/feishu/events`,
    fetchBot: (request) => fetch(request),
    afterDeadline: (ms) => new Promise((resolve) => setTimeout(resolve, ms).unref()),
  });
  // The bot may call the platform while it is being made.
  handle = platform.routes.fetch;
  const { people, groups } = populate(platform, options);
  const bot = await options.createBot({ baseUrl: address, app: platform.app, clock, people, groups });
  const motion = createMotion(platform, bot, clock);
  const startAs = people.find((person) => person.name === options.startAs)?.openId;
  const page = pageServer({
    platform,
    files,
    startAs,
    moveClock: (to) => motion.moveTo(destination(to, clock)),
  });
  handle = new Hono()
    .route("/", page)
    .route("/", platform.routes)
    .all("*", (c) => bot.fetch(c.req.raw)).fetch;
  const timer = setInterval(() => {
    motion.beat().catch((error: unknown) => options.print?.(`演示中的定时任务出错：${String(error)}`));
  }, tickEveryMs).unref();
  options.print?.(`督办演示已启动，请在浏览器打开 ${address}（按 Ctrl+C 结束）`);
  return {
    address,
    platform,
    clock,
    moveTo: motion.moveTo,
    async close() {
      clearInterval(timer);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Where browser and bot find it: a server that listens everywhere is found on this machine itself. */
function addressOf(host: string, port: number): string {
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}

function listen(server: ReturnType<typeof createServer>, { port, host }: DemoOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const reasons: Record<string, string> = {
        EADDRINUSE: `端口 ${port} 已被占用，请先停掉占用它的程序，或用 --port 换一个端口。`,
        EACCES: `没有权限使用端口 ${port}，请用 --port 换一个大于 1024 的端口。`,
        EADDRNOTAVAIL: `本机没有地址 ${host}，请改用 127.0.0.1 或 0.0.0.0。`,
      };
      reject(new DemoError(reasons[error.code ?? ""] ?? `无法在 ${host}:${port} 上启动：${error.message}`));
    });
    server.listen(port, host, () => {
      const bound = server.address();
      resolve(typeof bound === "object" && bound ? bound.port : port);
    });
  });
}

function populate(
  platform: FeishuPlatform,
  options: DemoOptions,
): Pick<DemoEnvironment, "people" | "groups"> {
  const departments = new Map<string, Department>();
  const departmentOf = (path: string): Department => {
    const known = departments.get(path);
    if (known) return known;
    const cut = path.lastIndexOf("/");
    const parent = cut < 0 ? undefined : departmentOf(path.slice(0, cut)).id;
    const made = platform.addDepartment(path.slice(cut + 1), { parent });
    departments.set(path, made);
    return made;
  };
  options.departments.forEach(departmentOf);
  const people = options.people.map((person) => {
    const department = departmentOf(person.department);
    const { openId } = platform.addPerson({
      name: person.name,
      departments: [department.id],
      role: person.role,
    });
    if (person.role === "head") department.leaderIds.push(openId);
    return { ...person, openId };
  });
  for (const { command, zh, en } of options.commands ?? []) {
    const command_id = platform.world.ids.named("sc_", command);
    const description = { default_value: zh, i18n: { zh_cn: zh, en_us: en } };
    platform.world.state.slashCommands.set(command_id, { command_id, command, description });
  }
  const byName = new Map(people.map((person) => [person.name, person.openId]));
  const groups = options.groups.map(({ name, members }) => {
    const ids = members.flatMap((member) => byName.get(member) ?? []);
    return { name, chatId: platform.addGroup({ name, members: ids }).chatId };
  });
  return { people, groups };
}

/** Where the page's clock buttons lead. */
function destination(to: string, clock: DemoClock): number {
  const now = clock.now();
  if (to === "hour") return now + hourMs;
  if (to === "week") return weekOn(now, clock.timeZone);
  if (to === "workday") return nextWorkdayMorning(now, clock.timeZone);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(to))
    throw new PageRefusal("请选一个日期，例如 2018-06-11。", "Please choose a date, such as 2018-06-11.");
  const morning = instantOf(to, "09:00", clock.timeZone);
  const at = morning > now ? morning : instantOf(to, "23:59", clock.timeZone);
  if (at < now)
    throw new PageRefusal(
      "时间只能往前走，请选今天以后的日期。",
      "Time only goes forward. Please choose a date after today.",
    );
  return at;
}

/** Time in the demo: the bot's tick runs now and then, and at each step when the clock is moved. One at a time. */
function createMotion(platform: FeishuPlatform, bot: DemoBot, clock: DemoClock) {
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const next = turn.then(act, act);
    turn = next.catch(() => {});
    return next;
  };
  async function work(): Promise<void> {
    await bot.tick();
    await bot.settled();
  }
  return {
    beat: () =>
      inTurn(async () => {
        await platform.push.repeatDue();
        await work();
      }),
    moveTo: (at: number) =>
      inTurn(async () => {
        for (const step of stepsBetween(clock.now(), at, clock.timeZone)) {
          if (step > clock.now()) clock.moveTo(step);
          platform.world.pass(hourMs);
          await work();
        }
        platform.world.changed({ kind: "clock" });
      }),
  };
}
