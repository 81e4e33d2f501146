import { readFile as readBytes } from "node:fs/promises";
import { basename } from "node:path";
import { createClock, today } from "../clock.ts";
import type { Config } from "../config.ts";
import type { ImportDraft } from "../importers/draft.ts";
import { importDocument } from "../importers/import-document.ts";
import { Unreadable } from "../importers/read/page-model.ts";
import { readFile } from "../importers/read/read-file.ts";
import { type ImportResult, importPlan } from "../services/plans/import-plan.ts";
import { isPlanId, planIdFor } from "../services/plans/plan-id.ts";
import { zh } from "../texts/zh.ts";
import { CliFailure, fileProblem } from "./failure.ts";
import { withDatabase } from "./open-database.ts";

export interface ImportOptions {
  plan?: string;
  dryRun?: boolean;
  json?: boolean;
}

/** `duban import FILE…`: reads documents into plans; `--dry-run` writes nothing and needs no database. */
export async function importFiles(config: Config, files: string[], options: ImportOptions): Promise<void> {
  if (options.plan !== undefined && !isPlanId(options.plan)) {
    throw new CliFailure(
      `--plan ${options.plan} is no plan ID: use letters, digits, "-" and "_", at most 64 of them.`,
      2,
    );
  }
  if (options.plan !== undefined && files.length > 1) {
    throw new CliFailure("--plan names one plan, but several files were given; import them one by one.", 2);
  }
  const drafts = [];
  for (const file of files) drafts.push({ file, draft: await readDraft(file) });
  const empty = drafts.find(({ draft }) => isEmpty(draft));
  if (empty && !options.dryRun)
    throw new CliFailure(`${empty.file}: ${zh.imports.noTasks} Nothing was written.`);
  const results = options.dryRun ? null : await write(config, drafts, options.plan);
  if (options.json) {
    const documents = drafts.map(({ draft }) => withoutLines(draft));
    console.log(JSON.stringify(documents.length === 1 ? documents[0] : documents, null, 2));
    return;
  }
  drafts.forEach(({ file, draft }, index) => {
    console.log(describe(file, draft, results?.[index] ?? null));
  });
}

const isEmpty = ({ tasks, indicators, projects }: ImportDraft): boolean =>
  tasks.length + indicators.length + projects.length === 0;

async function readDraft(file: string): Promise<ImportDraft> {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await readBytes(file));
  } catch (cause) {
    throw new CliFailure(`${file} cannot be read: ${fileProblem(cause)}.`, 1, { cause });
  }
  try {
    return importDocument(await readFile(bytes, basename(file)), { fileName: basename(file) });
  } catch (cause) {
    if (cause instanceof Unreadable)
      throw new CliFailure(`${file}: ${zh.imports.unreadable[cause.code](cause.facts)}`, 1, { cause });
    throw cause;
  }
}

function write(
  config: Config,
  drafts: { draft: ImportDraft }[],
  plan: string | undefined,
): Promise<ImportResult[]> {
  const clock = createClock(config.timeZone, config.today);
  const doer = { actor: "cli", body: null, chat: null, at: clock.now() };
  return withDatabase(config, async (db) => {
    const results = [];
    for (const { draft } of drafts) {
      const id = plan ?? (await planIdFor(db, draft));
      results.push(await importPlan(db, doer, today(clock), id, draft));
    }
    return results;
  });
}

/** The published JSON has no lines on tasks, indicators and projects; they are the bot's own. */
function withoutLines(draft: ImportDraft): unknown {
  const strip = <T extends { line: number }>({ line: _line, ...rest }: T) => rest;
  return {
    plan: draft.plan,
    tasks: draft.tasks.map(strip),
    indicators: draft.indicators.map(strip),
    projects: draft.projects.map(({ content: _content, place: _place, ...project }) => strip(project)),
    warnings: draft.warnings,
  };
}

function describe(file: string, draft: ImportDraft, result: ImportResult | null): string {
  const owners = draft.tasks.reduce((sum, task) => sum + task.assignments.length, 0);
  const found = zh.imports.found(draft.tasks.length, owners, draft.indicators.length, draft.projects.length);
  const did = !result
    ? zh.imports.nothingWritten
    : result.created
      ? zh.imports.created(result.plan)
      : zh.imports.amended(
          result.plan,
          result.pairs.filter((pair) => !pair.before).length,
          result.pairs.filter((pair) => !pair.after).length,
          result.pairs.filter((pair) => pair.changed.length > 0).length,
        );
  const warnings = draft.warnings.map(
    (warning) => `  ${zh.imports.warning(warning.line, warning.message, warning.text.slice(0, 60))}`,
  );
  return [`${file}: 《${draft.plan.title}》 ${found} ${did}`, ...warnings].join("\n");
}
