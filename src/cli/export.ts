import { writeFile } from "node:fs/promises";
import { createClock, today } from "../clock.ts";
import type { Config } from "../config.ts";
import { auditCsv } from "../exports/audit.ts";
import { readAudit } from "../services/audit/read-audit.ts";
import type { Db } from "../store/db.ts";
import { CliFailure } from "./failure.ts";
import { withDatabase } from "./open-database.ts";

interface Paper {
  ending: string;
  make(db: Db, config: Config, plan: string | undefined): Promise<Uint8Array>;
}

const papers: Record<string, Paper> = {
  audit: {
    ending: "csv",
    async make(db, config) {
      const doer = {
        actor: "cli",
        body: null,
        chat: null,
        at: createClock(config.timeZone, config.today).now(),
      };
      return new TextEncoder().encode(auditCsv(await readAudit(db, doer), config.timeZone));
    },
  },
};

/** Published kinds that this version cannot make yet; said plainly instead of writing something half. */
const announced = ["ledger", "midterm", "final"];

/** `duban export KIND`: writes a paper to --out, or to `duban-KIND-DATE` in this folder. */
export async function exportPaper(
  config: Config,
  kind: string,
  options: { plan?: string; out?: string },
): Promise<void> {
  const paper = papers[kind];
  if (!paper && announced.includes(kind)) {
    throw new CliFailure(
      `Export "${kind}" is not part of this version yet; available: ${Object.keys(papers).join(", ")}.`,
    );
  }
  if (!paper) {
    throw new CliFailure(`There is no export "${kind}"; available: ${Object.keys(papers).join(", ")}.`, 2);
  }
  const bytes = await withDatabase(config, (db) => paper.make(db, config, options.plan));
  const file =
    options.out ?? `duban-${kind}-${today(createClock(config.timeZone, config.today))}.${paper.ending}`;
  try {
    await writeFile(file, bytes);
  } catch (cause) {
    throw new CliFailure(`${file} cannot be written: ${cause instanceof Error ? cause.message : cause}.`, 1, {
      cause,
    });
  }
  console.log(file);
}
