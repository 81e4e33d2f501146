import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { contextFor } from "../../src/bot/context-for.ts";
import { intents } from "../../src/chat/intents.ts";
import { sectionKinds } from "../../src/domain/digest.ts";
import { taskStates } from "../../src/domain/task-state.ts";
import { SayError } from "../../src/errors.ts";
import { ask } from "../../src/services/ask/ask.ts";
import { type World, world } from "../harness/world.ts";
import { laterWords, publishedWords, slashWordOf } from "./published-words.ts";
import { root } from "./source-files.ts";

let w: World;
beforeAll(async () => {
  w = await world();
  await w.member("区安监局").opens();
});
afterAll(() => w.close());

/** Intent of the answer, or of nothing when it is a refusal in words (an error meant for the person). */
async function intentOf(person: string, words: string): Promise<string | null> {
  const at = { person, chat: w.platform.privateChat(person), kind: "p2p" } as const;
  const context = await contextFor(w.bot.deps, at, words);
  try {
    return (await ask(context, commands, words))?.intent ?? null;
  } catch (cause) {
    if (cause instanceof SayError) return `said: ${cause.code}`;
    throw cause;
  }
}

const served = new Set(commands.flatMap(({ slash }) => slash));
const cases = publishedWords.flatMap(({ words, intent }) => words.map((word) => ({ word, intent })));

describe("published words", () => {
  test.each(cases)("$word means $intent", async ({ word, intent }) => {
    const command = commands.find(({ slash }) => slash.includes(slashWordOf(word)));
    expect(command?.intent).toBe(intent);
    expect(await intentOf(w.clerk.person.openId, word)).toBe(intent);
  });

  test.each(cases.filter(({ word }) => /\p{Script=Han}/u.test(slashWordOf(word))))(
    "$word without the slash, after a mention, means $intent too",
    async ({ word, intent }) => {
      expect(await intentOf(w.clerk.person.openId, word.slice(1))).toBe(intent);
    },
  );

  test("what is not served yet is named as such, and answered all the same", async () => {
    expect(
      laterWords.flatMap(({ words }) => words.map(slashWordOf)).filter((word) => served.has(word)),
    ).toEqual([]);
    for (const { words } of laterWords) {
      for (const word of words) expect(await intentOf(w.clerk.person.openId, word)).not.toBeNull();
    }
  });

  test("every example of a command is understood as that command", async () => {
    const wrong: string[] = [];
    for (const { intent, examples } of commands) {
      for (const example of [...examples.zh, ...examples.en]) {
        const understood = await intentOf(w.clerk.person.openId, example);
        if (understood !== intent && !understood?.startsWith("said: "))
          wrong.push(`${example}: ${understood}, not ${intent}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe.each(["README.md", "README.zh-CN.md"])("%s", (name) => {
  const text = readFileSync(join(root, name), "utf8");
  const quoted = [...text.matchAll(/`([^`\n]+)`/g)].map((match) => match[1]!);

  test("every slash word it shows is served", () => {
    const known = new Set([...served, ...laterWords.flatMap(({ words }) => words.map(slashWordOf))]);
    const shown = quoted
      .filter(
        (words) => /^\/[\p{Script=Han}a-z]+(?: |$)/u.test(words) && !/^\/(?:healthz|readyz)/.test(words),
      )
      .map(slashWordOf);
    expect(shown.length).toBeGreaterThan(20);
    expect(shown.filter((word) => !known.has(word))).toEqual([]);
  });

  test("every script and verb it shows is there", () => {
    // Our own manifest.
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      scripts: Record<string, string>;
    };
    const run = [...text.matchAll(/\bnpm run (?:-s )?([\w:]+)/g)].map((match) => match[1]!);
    expect(run.filter((script) => !(script in scripts))).toEqual([]);
    const cli = readFileSync(join(root, "src/cli.ts"), "utf8");
    const verbs = [...text.matchAll(/\b(?:npx )?duban ([a-z]+)\b/g)].map((match) => match[1]!);
    const known = [...cli.matchAll(/\.command\("([a-z]+)"\)/g)].map((match) => match[1]!);
    expect(known.length).toBeGreaterThan(7);
    expect([...new Set(verbs)].filter((verb) => !known.includes(verb) && verb !== "db")).toEqual([]);
  });

  test("every setting is in its table, and every one of the table is read", () => {
    const config = readFileSync(join(root, "src/config.ts"), "utf8");
    const read = new Set([...config.matchAll(/^ {2}([A-Z][A-Z_]+): z\./gm)].map((match) => match[1]!));
    expect(read.size).toBeGreaterThan(10);
    const told = new Set(quoted.filter((words) => /^[A-Z]+(?:_[A-Z]+)*$/.test(words)));
    expect([...read].filter((setting) => !told.has(setting))).toEqual([]);
  });

  test("every word of the published JSON is told", () => {
    const words = [...intents, ...taskStates, ...sectionKinds];
    expect(words.filter((word) => !quoted.includes(word))).toEqual([]);
  });

  test("every file and folder it names is there", () => {
    const layout = [...text.matchAll(/`((?:src|commands|data|tests)\/[\w./-]+?)\/?`/g)].map(
      (match) => match[1]!,
    );
    const missing = layout.filter((path) => {
      try {
        readFileSync(join(root, path));
        return false;
      } catch (cause) {
        return !(cause instanceof Error && "code" in cause && cause.code === "EISDIR");
      }
    });
    expect(missing.filter((path) => !path.includes("NNN"))).toEqual([]);
  });
});
