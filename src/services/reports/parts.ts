import { accountable, contributors } from "../../domain/owners.ts";
import { type SelfState, selfStates } from "../../domain/report.ts";
import { maxFieldLength } from "../../domain/report-fields.ts";
import { type FiledReport, reportsOfCycle } from "../../store/reports.ts";
import { bodyName, type ReportingTask } from "./reporting-task.ts";
import type { Scene } from "./scene.ts";

/** What the other bodies have given to the lead's report in this 期. */
export interface Parts {
  /** In the document's order; each body's newest. */
  given: { name: string; report: FiledReport }[];
  /** Names of bodies that were asked and have given nothing. */
  missing: string[];
}

/** null where the body's report is not one that others give a part to. */
export async function partsFor(
  scene: Pick<Scene, "db">,
  found: ReportingTask,
  body: string,
): Promise<Parts | null> {
  const answering = accountable(found.owners, found.plan.withoutLead);
  const others = found.owners.filter((owner) => !answering.includes(owner));
  if (others.length === 0 || !answering.some((owner) => owner.body === body)) return null;
  const reports = (await reportsOfCycle(scene.db, found.plan.id, found.cycle.key)).filter(
    (report) =>
      report.task === found.task.id && report.verdict !== "returned" && report.verdict !== "unsigned",
  );
  const asked = new Set(contributors(found.owners, found.plan.withoutLead).map((owner) => owner.body));
  const parts: Parts = { given: [], missing: [] };
  for (const owner of others) {
    const name = bodyName(found.directory, owner.body);
    const report = reports.find((candidate) => candidate.body === owner.body);
    if (report) parts.given.push({ name, report });
    else if (asked.has(owner.body)) parts.missing.push(name);
  }
  return parts;
}

/** A part taken over into the lead's text, named by its body; what does not fit is left out at the end. */
export function takePart(progress: string, part: Parts["given"][number]): string {
  const words = `${part.name}：${part.report.progress}`;
  if (progress.includes(words)) return progress;
  return clipped([progress.trim(), words].filter(Boolean).join("\n"));
}

/**
 * All parts as counts plus texts, for tasks held by many: "12家已报（推进中10、已完成2），3家未报。" and each text once.
 * @param stateName the name of a self-rated state in the reader's language
 */
export function mergeParts(
  progress: string,
  parts: Parts,
  words: {
    counts(given: number, states: string, missing: number): string;
    state(state: SelfState, count: number): string;
  },
): string {
  const states = selfStates
    .map((state) => [state, parts.given.filter(({ report }) => report.state === state).length] as const)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => words.state(state, count));
  const summary = words.counts(parts.given.length, states.join("、"), parts.missing.length);
  return parts.given.reduce(
    (text, part) => takePart(text, part),
    [progress.trim(), summary].filter(Boolean).join("\n"),
  );
}

const clipped = (words: string): string => [...words].slice(0, maxFieldLength).join("");
