import { writeFile } from "node:fs/promises";
import { createClock, today } from "../clock.ts";
import type { Config } from "../config.ts";
import { auditCsv } from "../exports/audit.ts";
import { ledgerXlsx } from "../exports/ledger.ts";
import { readAudit } from "../services/audit/read-audit.ts";
import { readLedger } from "../services/exports/read-ledger.ts";
import type { Db } from "../store/db.ts";
import { allPlans, planById } from "../store/plans.ts";
import { zh } from "../texts/zh.ts";
import { CliFailure, fileProblem } from "./failure.ts";
import { withDatabase } from "./open-database.ts";

interface Paper {
  ending: string;
  make(db: Db, config: Config, plan: string | undefined): Promise<Uint8Array>;
}

const papers: Record<string, Paper> = {
  ledger: {
    ending: "xlsx",
    async make(db, config, plan) {
      const clock = createClock(config.timeZone, config.today);
      const doer = { actor: "cli", body: null, chat: null, at: clock.now() };
      const facts = await readLedger(db, doer, await planOf(db, plan), today(clock));
      if (!facts) throw noSuchPlan(plan);
      return ledgerXlsx(facts, today(clock), zh);
    },
  },
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
const announced = ["midterm", "final"];

const noSuchPlan = (plan: string | undefined): CliFailure =>
  new CliFailure(`There is no plan ${plan}; "duban ask /plans" lists them.`);

/** The plan named, or the only one there is. */
async function planOf(db: Db, plan: string | undefined): Promise<string> {
  if (plan !== undefined) return plan;
  const plans = await allPlans(db);
  if (plans.length === 1) return plans[0]!.id;
  const ids = plans.map((one) => one.id).join(", ");
  throw new CliFailure(
    plans.length === 0 ? "There is no plan yet; import one first." : `Name the plan with --plan: ${ids}.`,
    2,
  );
}

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
  const bytes = await withDatabase(config, async (db) => {
    if (options.plan !== undefined && !(await planById(db, options.plan))) throw noSuchPlan(options.plan);
    return paper.make(db, config, options.plan);
  });
  const file =
    options.out ?? `duban-${kind}-${today(createClock(config.timeZone, config.today))}.${paper.ending}`;
  try {
    await writeFile(file, bytes);
  } catch (cause) {
    throw new CliFailure(`${file} cannot be written: ${fileProblem(cause)}.`, 1, { cause });
  }
  console.log(file);
}
