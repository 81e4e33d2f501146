import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commands } from "../../commands/index.ts";
import { createBot } from "../bot/create-bot.ts";
import { type Config, type Environment, readConfig } from "../config.ts";
import { bodyId } from "../domain/body.ts";
import { createFeishuClient } from "../feishu/client.ts";
import { createTokenCache } from "../feishu/token.ts";
import { importDocument } from "../importers/import-document.ts";
import { readText } from "../importers/read/read-file.ts";
import { createLog } from "../log.ts";
import { type DemoEnvironment, DemoError, type DemoPerson, startDemo } from "../playground/demo.ts";
import { subscribeChat } from "../services/digests/subscribe.ts";
import { setRight } from "../services/people/set-right.ts";
import { bindChat } from "../services/plans/bind-chat.ts";
import { importPlan } from "../services/plans/import-plan.ts";
import { change } from "../store/change.ts";
import { connectFile } from "../store/connect-file.ts";
import type { Db } from "../store/db.ts";
import { text } from "../store/db.ts";
import { migrate } from "../store/migrate.ts";
import { CliFailure } from "./failure.ts";
import { samplePlans } from "./sample-plans.ts";
import { untilAskedToStop } from "./serve.ts";

/** `duban demo`: the whole bot with no tenant. Its database is a fresh file in a temporary folder, gone at the end. */
export async function demo(
  environment: Environment,
  options: { port?: string; today: string },
): Promise<void> {
  const settings = {
    ...environment,
    BOT_TODAY: options.today,
    ...(options.port ? { PORT: options.port } : {}),
  };
  const config = readConfig({ ...settings, LOG_LEVEL: environment.LOG_LEVEL ?? "warn" });
  const folder = await mkdtemp(join(tmpdir(), "duban-demo-"));
  const db = connectFile(`file:${join(folder, "duban.db")}`);
  try {
    await migrate(db);
    await importSamples(db, config);
    await run(config, options.today, db);
  } catch (cause) {
    if (cause instanceof DemoError) throw new CliFailure(cause.message, 1, { cause });
    throw cause;
  } finally {
    db.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const system = (at: number) => ({ actor: "system", body: null, chat: null, at });

/** Imported as of the day the demo begins on. */
async function importSamples(db: Db, config: Config): Promise<void> {
  const day = config.today ?? "2018-06-04";
  for (const { id, path } of await samplePlans()) {
    const draft = importDocument(readText(await readFile(path, "utf8")));
    await importPlan(db, system(Date.parse(`${day}T00:00:00Z`)), day, id, draft);
  }
}

async function run(config: Config, day: string, db: Db): Promise<void> {
  const people = await castOf(db);
  const running = await startDemo({
    port: config.port,
    host: config.host,
    today: day,
    timeZone: config.timeZone,
    people,
    departments: [...new Set(people.map((person) => person.department))],
    groups: groupsOf(people),
    commands: commands.flatMap(({ slash, summary }) => slash.map((command) => ({ command, ...summary }))),
    startAs: "西青区·区安监局联络员",
    createBot: (world) => assemble(config, db, world),
    print: (line) => console.log(line),
  });
  await untilAskedToStop();
  await running.close();
}

async function assemble(config: Config, db: Db, world: DemoEnvironment) {
  const clock = { now: () => world.clock.now(), real: () => world.clock.real(), timeZone: config.timeZone };
  const clerks = world.people.filter((person) => person.role === "clerk").map((person) => person.openId);
  await bindCast(db, clock.now(), world.people);
  for (const leader of world.people.filter((person) => person.role === "leader")) {
    await setRight(db, system(clock.now()), leader.openId, "leader");
  }
  const platform = createFeishuClient({
    baseUrl: world.baseUrl,
    appId: world.app.appId,
    appSecret: world.app.appSecret,
    fetch: globalThis.fetch,
    now: clock.real,
    tokenCache: createTokenCache(),
  });
  const bot = createBot(
    { ...world.app, tenantKey: null },
    { config: { ...config, admins: clerks }, db, clock, platform, log: createLog(config.logLevel) },
  );
  for (const { chatId, name } of world.groups) {
    const plan = demoGroups.find((group) => group.name === name)?.plan;
    if (!plan) continue;
    await bindChat(db, system(clock.now()), chatId, "group", plan);
    await subscribeChat(db, clock, system(clock.now()), { chat: chatId, plan });
  }
  return bot;
}

/** As if every liaison had spoken to the bot before, so that urging and reminding have somebody to go to. */
async function bindCast(db: Db, at: number, people: DemoEnvironment["people"]): Promise<void> {
  await change(db, system(at), async (tx) => {
    for (const { openId, name, role, department } of people) {
      if (role !== "liaison") continue;
      const [region = "", body = ""] = department.split("/");
      tx.add("INSERT INTO people (id, name, departments) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING", [
        openId,
        name,
        JSON.stringify([body, region]),
      ]);
      tx.add(
        `INSERT INTO memberships (person, body, source, state, since) VALUES (?, ?, 'directory', 'confirmed', ?)
         ON CONFLICT (person, body) DO NOTHING`,
        [openId, bodyId(region, body), at],
      );
      tx.audit({
        action: "person.recognise",
        subject: `person:${openId}`,
        before: [],
        after: [bodyId(region, body)],
      });
    }
  });
}

/** One group of each kind of division: clauses in prose, and a table. */
const demoGroups = [
  { name: "西青区安全生产规划工作群", plan: "xiqing-2017", region: "西青区" },
  { name: "海沧区安全生产规划工作群", plan: "haicang-135", region: "海沧区" },
];

/** A clerk, a leader, and a liaison of every body that has a task in one of the sample plans. */
async function castOf(db: Db): Promise<DemoPerson[]> {
  const rows = await db.all(
    `SELECT DISTINCT b.region, b.name FROM assignments a JOIN bodies b ON b.id = a.body ORDER BY b.region, b.name`,
  );
  const liaisons = rows.map((row): DemoPerson => {
    const [region, name] = [text(row, "region"), text(row, "name")];
    return { name: `${region}·${name}联络员`, role: "liaison", department: `${region}/${name}` };
  });
  return [
    { name: "安委办管理员", role: "clerk", department: "安委办" },
    { name: "分管区领导", role: "leader", department: "区领导" },
    ...liaisons,
  ];
}

/** The clerk, the leader and the liaisons of the district. */
function groupsOf(people: DemoPerson[]): { name: string; members: string[] }[] {
  return demoGroups.map(({ name, region }) => ({
    name,
    members: people
      .filter((person) => person.role !== "liaison" || person.department.startsWith(`${region}/`))
      .map((person) => person.name),
  }));
}
