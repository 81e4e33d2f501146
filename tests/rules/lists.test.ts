import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { answerActions } from "../../src/bot/answer-actions.ts";
import { actions as cardActions } from "../../src/cards/index.ts";
import { messages as cardMessages } from "../../src/cards/messages.ts";
import { intents } from "../../src/chat/intents.ts";
import { fileMessages } from "../../src/jobs/file-messages.ts";
import { jobs } from "../../src/jobs/index.ts";
import { migrations } from "../../src/store/migrations/index.ts";
import { laterWords } from "./published-words.ts";
import { root, type SourceFile, sourceFiles } from "./source-files.ts";

const messages = { ...cardMessages, ...fileMessages };

const files = sourceFiles("src", "commands");
const code = (path: string): SourceFile => {
  const file = files.find((one) => one.path === path);
  if (!file) throw new Error(`There is no ${path}`);
  return file;
};

/** Every file that is reached from an index, through the files of the same folder. */
function reachedFrom(index: string, folder: string): Set<string> {
  const reached = new Set<string>();
  const visit = (path: string): void => {
    if (reached.has(path) || !path.startsWith(folder)) return;
    reached.add(path);
    for (const { target } of code(path).imports) visit(target);
  };
  visit(index);
  return reached;
}

const twice = (names: readonly string[]): string[] => names.filter((name, at) => names.indexOf(name) !== at);

describe("lists that are written out", () => {
  test.each([
    { folder: "commands/", index: "commands/index.ts" },
    { folder: "src/store/migrations/", index: "src/store/migrations/index.ts" },
    { folder: "src/importers/layouts/", index: "src/importers/layouts/index.ts" },
    { folder: "src/importers/flattened/", index: "src/importers/flattened/index.ts" },
  ])("$index leads to every file of its folder", ({ folder, index }) => {
    const reached = reachedFrom(index, folder);
    const missing = files
      .map(({ path }) => path)
      .filter((path) => path.startsWith(folder) && !reached.has(path));
    expect(missing).toEqual([]);
  });

  test("every command that a file defines is in the list, once", () => {
    const defined = files.flatMap(({ path, code: text }) =>
      path.startsWith("commands/") ? [...text.matchAll(/\bdefineCommand\(/g)].map(() => path) : [],
    );
    expect(commands.length).toBe(defined.length);
    expect(twice(commands.flatMap(({ slash }) => slash.map((word) => word.toLowerCase())))).toEqual([]);
  });

  test("every intent that a sentence can mean has a command, or a published word that is still to come", () => {
    const answered = new Set<string>(commands.map(({ intent }) => intent));
    const later = new Set<string>(laterWords.map(({ intent }) => intent));
    expect(intents.filter((intent) => !answered.has(intent) && !later.has(intent))).toEqual([]);
  });

  test("migrations are in order, named after their files, and each named once", () => {
    const names = migrations.map(({ name }) => name);
    expect(names).toEqual([...names].sort());
    const inFolder = readdirSync(join(root, "src/store/migrations")).filter((name) => /^\d/.test(name));
    expect(inFolder.map((name) => name.replace(/\.ts$/, "")).sort()).toEqual(names);
  });

  test("a job does what a file of its own says, and no name stands twice", () => {
    expect(jobs.length).toBeGreaterThan(0);
    expect(twice(jobs.map(({ name }) => name))).toEqual([]);
  });

  test("every action that a file defines is in a list, and answers to a name of its own", () => {
    const listed = [...answerActions, ...cardActions].map(({ id }) => id);
    const defined = files.flatMap(({ code: text }) => [
      ...text.matchAll(/\bdefineAction\(\{\s*id: "([^"]+)"/g),
    ]);
    expect(defined.map((match) => match[1]).filter((id) => !listed.includes(id!))).toEqual([]);
    expect(twice(listed)).toEqual([]);
  });

  test("every button names an action that there is", () => {
    const listed = new Set([...answerActions, ...cardActions].map(({ id }) => id));
    const dead = files.flatMap(({ path, code: text }) =>
      [...text.matchAll(/\bdo: "([^"]+)"/g)]
        .filter((match) => !listed.has(match[1]!))
        .map((match) => `${path}: ${match[1]}`),
    );
    expect(dead).toEqual([]);
  });

  test("every kind of message that is queued has a renderer, and every renderer is queued by somebody", () => {
    const text = files.map((file) => file.code).join("\n");
    // Kinds of messages are "noun.verb"; the two that are one word are named here.
    const queued = new Set([...text.matchAll(/\bkind: "([a-z]+\.[A-Za-z.]+)"/g)].map((match) => match[1]!));
    expect(queued.size).toBeGreaterThan(2);
    expect([...queued, "digest", "troubles"].filter((kind) => !Object.hasOwn(messages, kind))).toEqual([]);
    const unused = Object.keys(messages).filter(
      (kind) => !text.includes(`kind: "${kind}"`) && !text.includes(`'${kind}'`),
    );
    expect(unused).toEqual([]);
  });
});

describe("the sample plans", () => {
  /** Our own file; its readers check it. */
  const manifest = JSON.parse(readFileSync(join(root, "data/plans/manifest.json"), "utf8")) as
    | { plans: { file?: string; path?: string }[] }
    | { file?: string; path?: string }[];

  test("the manifest names every document of its folder", () => {
    const entries = Array.isArray(manifest) ? manifest : manifest.plans;
    const named = entries.map(({ file, path }) => file ?? path).sort();
    const there = readdirSync(join(root, "data/plans")).filter(
      (name) => /\.(md|txt|docx|doc|xlsx)$/.test(name) && !/^README/.test(name),
    );
    expect(named).toEqual(there.sort());
  });
});
