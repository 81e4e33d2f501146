import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { type Demo, type DemoEnvironment, startDemo } from "../../src/playground/demo.ts";
import { root } from "../rules/source-files.ts";

/** The stand-in platform over HTTP, whose "/" panel knows one command that is ours no longer and one by an old summary. */
let platform: Demo;
let environment: DemoEnvironment;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "duban-doctor-"));
  platform = await startDemo({
    port: 0,
    host: "127.0.0.1",
    today: "2018-06-04",
    departments: [],
    people: [],
    groups: [],
    commands: [
      { command: "从前的", zh: "早已不用", en: "long gone" },
      { command: "我的任务", zh: "旧说明", en: "old" },
    ],
    async createBot(given) {
      environment = given;
      return { fetch: async () => Response.json({}), tick: async () => {}, settled: async () => {} };
    },
  });
});
afterAll(async () => {
  await platform.close();
  await rm(folder, { recursive: true, force: true });
});

async function doctor(...args: string[]): Promise<{ code: number; out: string }> {
  const env = {
    PATH: process.env.PATH,
    LIBSQL_URL: `file:${join(folder, "duban.db")}`,
    BOT_ADMINS: "ou_clerk",
    FEISHU_BASE_URL: environment.baseUrl,
    FEISHU_APP_ID: environment.app.appId,
    FEISHU_APP_SECRET: environment.app.appSecret,
    FEISHU_VERIFICATION_TOKEN: environment.app.verificationToken,
    FEISHU_ENCRYPT_KEY: environment.app.encryptKey ?? "",
  };
  try {
    const ran = await promisify(execFile)(process.execPath, [join(root, "src/duban.js"), "doctor", ...args], {
      env,
    });
    return { code: 0, out: ran.stdout };
  } catch (cause) {
    const { code, stdout } = cause as { code: number; stdout: string };
    return { code, out: stdout };
  }
}

test("the platform's / panel is filled from the list of commands that answers them", async () => {
  const wanted = commands.flatMap(({ slash, summary }) =>
    slash.map((command) => [command, summary.zh] as const),
  );
  const differs = await doctor();
  expect(differs.code).not.toBe(0);
  expect(differs.out).toContain(`${wanted.length - 1} missing, 1 outdated, 1 no longer known`);
  const mended = await doctor("--fix");
  expect(mended.out).toContain('✓ The "/" panel was brought up to date');
  const panel = [...platform.platform.world.state.slashCommands.values()].map(
    ({ command, description }) => [command, description.default_value] as const,
  );
  expect(new Map(panel)).toEqual(new Map(wanted));
  expect((await doctor()).out).toContain(`✓ The "/" panel shows all ${wanted.length} commands.`);
});
