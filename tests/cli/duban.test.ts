import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "../rules/source-files.ts";

/** A folder as people name theirs; the database lies in it, and the command is run from it. */
let folder: string;
let parent: string;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), "duban-cli-"));
  folder = join(parent, "督办 试用");
  await mkdir(folder);
  await writeFile(join(folder, "随笔.txt"), "今天天气很好，大家去春游。\n");
});
afterAll(() => rm(parent, { recursive: true, force: true }));

interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** What a person types, run as npm's bin runs it. */
function duban(args: string[], env: Record<string, string> = {}, cwd = folder): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const inherited = Object.fromEntries(
      Object.entries(process.env).filter(
        ([name]) => !/^(FEISHU|LIBSQL|BOT)_|^(PORT|HOST|LOG_LEVEL)$/.test(name),
      ),
    );
    const child = spawn(process.execPath, [join(root, "src/duban.js"), ...args], {
      cwd,
      env: { ...inherited, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const ran: Ran = { code: null, out: "", err: "" };
    child.stdout.on("data", (chunk: Buffer) => {
      ran.out += chunk.toString("utf8");
    });
    child.stderr.on("data", (chunk: Buffer) => {
      ran.err += chunk.toString("utf8");
    });
    child.once("error", reject);
    child.once("close", (code) => resolve({ ...ran, code }));
  });
}

const plan = join(root, "data/plans/000-xiqing-2017-division.txt");
const oneSentence = /^[^\n]+\.\n$/;

test("a reader who stops before the end gets no stack", async () => {
  const child = spawn(process.execPath, [join(root, "src/duban.js"), "import", plan, "--dry-run", "--json"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let err = "";
  child.stderr.on("data", (chunk: Buffer) => {
    err += chunk.toString("utf8");
  });
  child.stdout.destroy();
  const code = await new Promise((resolve) => child.once("close", resolve));
  expect({ code, err }).toEqual({ code: 0, err: "" });
});

test("--help names every verb, and goes out with 0", async () => {
  const { code, out, err } = await duban(["--help"]);
  for (const verb of ["demo", "serve", "import", "ask", "digest", "export", "migrate", "doctor"])
    expect(out).toContain(verb);
  expect({ code, err }).toEqual({ code: 0, err: "" });
});

test.each<{ what: string; args: string[]; env?: Record<string, string>; names: RegExp }>([
  { what: "an unknown verb", args: ["nope"], names: /nope/ },
  { what: "an unknown option", args: ["migrate", "--nope"], names: /--nope/ },
  { what: "a missing argument", args: ["ask"], names: /question/ },
  { what: "no verb", args: [], names: /Usage|duban/ },
  { what: "a malformed setting", args: ["migrate"], env: { LIBSQL_URL: "ftp://x" }, names: /LIBSQL_URL/ },
  { what: "a malformed day", args: ["migrate"], env: { BOT_TODAY: "2018-02-30" }, names: /BOT_TODAY/ },
  { what: "serve without its settings", args: ["serve"], names: /FEISHU_APP_ID/ },
  { what: "an ID that is none", args: ["import", plan, "--plan", "a b"], names: /--plan a b/ },
])("$what ends with 2 and says what is wrong", async ({ args, env, names }) => {
  const { code, out, err } = await duban(args, env);
  expect(err).toMatch(names);
  expect(err).not.toMatch(/\n\s+at /);
  expect({ code, out }).toEqual({ code: 2, out: "" });
});

test.each<{ what: string; args: string[]; env?: Record<string, string>; names: RegExp }>([
  { what: "a file that is not there", args: ["import", "没有.docx"], names: /没有\.docx/ },
  { what: "a folder for a file", args: ["import", "."], names: /it is a folder/ },
  { what: "a document without tasks", args: ["import", "随笔.txt"], names: /Nothing was written/ },
  { what: "a plan that is not there", args: ["ask", "/帮助", "--plan", "nope"], names: /nope/ },
  { what: "an export of such a plan", args: ["export", "audit", "--plan", "nope"], names: /nope/ },
  { what: "an export to nowhere", args: ["export", "audit", "--out", "没有/a.csv"], names: /no such file/ },
  {
    what: "a database that cannot be opened",
    args: ["migrate"],
    env: { LIBSQL_URL: `file:${plan}/duban.db` },
    names: /LIBSQL_URL/,
  },
])("$what ends with 1 and one sentence", async ({ args, env, names }) => {
  const { code, out, err } = await duban(args, env);
  expect(err).toMatch(names);
  expect(err).toMatch(oneSentence);
  expect({ code, out }).toEqual({ code: 1, out: "" });
});

test("a dry run prints one JSON document and touches nothing", async () => {
  const empty = join(parent, "空");
  await mkdir(empty);
  const { code, out, err } = await duban(["import", plan, "--dry-run", "--json"], {}, empty);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(JSON.parse(out).tasks).toHaveLength(54);
  expect(await readdir(empty)).toEqual([]);
});

test("import, then ask, on a database that did not exist", async () => {
  const imported = await duban(["import", plan, "--plan", "xiqing"]);
  expect({ code: imported.code, err: imported.err }).toEqual({ code: 0, err: "" });
  expect(await readdir(join(folder, ".data"))).toContain("duban.db");
  const { code, out } = await duban(["ask", "我们部门负责什么", "--as", "区安监局", "--json"]);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ intent: "my_tasks", plan: "xiqing", body: "区安监局" });
});

test("four that bring a new database up to date at once do not harm each other", async () => {
  const env = { LIBSQL_URL: `file:${join(folder, "新的.db")}` };
  const runs = await Promise.all([1, 2, 3, 4].map(() => duban(["migrate"], env)));
  expect(runs.map(({ code, err }) => ({ code, err }))).toEqual(runs.map(() => ({ code: 0, err: "" })));
  expect((await duban(["migrate"], env)).out).toBe("The database is up to date.\n");
});
