import type { Report } from "../domain/report.ts";
import type { Db } from "./db.ts";
import { type DigestFacts, readDigestFacts } from "./digest-facts.ts";
import { personNames } from "./people.ts";
import { eventsOfReports } from "./reports.ts";
import { firstLimits } from "./task-events.ts";

/** What the ledger of a plan is made of. */
export interface LedgerFacts extends DigestFacts {
  /** open_id → name, of who reported. */
  people: Map<string, string>;
  /** Id of a task whose limit was moved → its first one, a civil date. */
  firstLimits: Map<string, string>;
}

/** As of a civil date, with the clerk's corrections of typing slips laid over the reports; null = no such plan */
export async function readLedgerFacts(db: Db, plan: string, on: string): Promise<LedgerFacts | null> {
  const facts = await readDigestFacts(db, plan, on, on);
  if (!facts) return null;
  const people = [...new Set(facts.reports.map((report) => report.person))];
  return {
    ...facts,
    reports: await corrected(db, facts.reports),
    people: await personNames(db, people),
    firstLimits: await firstLimits(db, plan),
  };
}

async function corrected(db: Db, reports: readonly Report[]): Promise<Report[]> {
  const ids = reports.map((report) => report.id);
  const events = (await eventsOfReports(db, ids)).filter((event) => event.kind === "corrected");
  // The newest comes last; each holds all that is corrected by then.
  const fields = new Map(events.map((event) => [event.report, event.fields ?? {}]));
  return reports.map((report) => ({ ...report, ...fields.get(report.id) }));
}
