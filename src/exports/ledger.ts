import { type Standing, standingOf } from "../domain/counting-report.ts";
import { cycleOn } from "../domain/cycle.ts";
import { groupBy } from "../domain/group-by.ts";
import { type Owner, ownersOn } from "../domain/owners.ts";
import type { Report } from "../domain/report.ts";
import { differs } from "../domain/report-flags.ts";
import type { Task } from "../domain/task.ts";
import { type TaskState, taskState } from "../domain/task-state.ts";
import type { LedgerFacts } from "../store/ledger-facts.ts";
import type { Texts } from "../texts/zh.ts";
import { printableXlsx } from "./printable-xlsx.ts";

/** Widths in characters; together an A4 page on its side, at some two thirds of the size. */
const widths: Record<keyof Texts["exports"]["columns"], number> = {
  number: 4,
  section: 8,
  title: 14,
  content: 22,
  lead: 9,
  others: 12,
  deadline: 9,
  progress: 22,
  state: 6,
  self: 6,
  percent: 6,
  problems: 12,
  next: 12,
  reporter: 9,
  remarks: 9,
};

type Column = keyof typeof widths;
type Line = Record<Column, string>;

const keys = Object.keys(widths) as Column[];

/**
 * The 进展情况汇总表: one row a task in the document's order, grouped by 专项 with merged cells, A4 landscape, head and
 * names of columns repeated on every page. Texts stand as reported; the computed state beside the self-rated one.
 * @param on civil date; the facts must be those of that day
 */
export async function ledgerXlsx(facts: LedgerFacts, on: string, texts: Texts): Promise<Uint8Array> {
  const { default: writeXlsxFile } = await import("write-excel-file/universal");
  const lines = linesOf(facts, on, texts);
  const cycle = texts.reports.cycle(cycleOn(facts.rules, on));
  const border = { borderStyle: "thin" as const, alignVertical: "center" as const, wrap: true, fontSize: 10 };
  const head = [
    [
      {
        value: texts.exports.ledgerTitle(facts.plan.title),
        columnSpan: keys.length,
        fontWeight: "bold" as const,
        fontSize: 16,
        align: "center" as const,
      },
    ],
    [
      {
        value: texts.exports.ledgerHead(on, cycle, lines.length),
        columnSpan: keys.length,
        align: "right" as const,
      },
    ],
    keys.map((key) => ({
      ...border,
      value: texts.exports.columns[key],
      fontWeight: "bold" as const,
      align: "center" as const,
      backgroundColor: "#E8EEF7",
    })),
  ];
  const spans = sectionSpans(lines);
  const body = lines.map((line, index) =>
    keys.map((key) => {
      if (key !== "section") return { ...border, value: line[key] };
      const rowSpan = spans[index]!;
      return rowSpan === 0 ? null : { ...border, value: line.section, ...(rowSpan > 1 ? { rowSpan } : {}) };
    }),
  );
  const blob = await writeXlsxFile([...head, ...body], {
    columns: keys.map((key) => ({ width: widths[key] })),
    orientation: "landscape",
    stickyRowsCount: head.length,
    sheet: "台账",
  }).toBlob();
  return printableXlsx(new Uint8Array(await blob.arrayBuffer()), head.length);
}

/** How many rows a section's cell covers; 0 where an earlier row's cell does. */
function sectionSpans(lines: readonly Line[]): number[] {
  const spans = lines.map(() => 0);
  let start = 0;
  for (const [index, line] of lines.entries()) {
    if (line.section !== lines[start]!.section) start = index;
    spans[start]! += 1;
  }
  return spans;
}

function linesOf(facts: LedgerFacts, on: string, texts: Texts): Line[] {
  const assignments = groupBy(facts.assignments, (assignment) => assignment.task);
  const reports = groupBy(facts.reports, (report) => report.task);
  return facts.tasks.map((task) => {
    const owners = ownersOn(assignments.get(task.id) ?? [], facts, on);
    const names = (assignments.get(task.id) ?? []).filter((one) => one.until === null || one.until > on);
    const standing = standingOf(owners, facts.plan.withoutLead, reports.get(task.id) ?? [], facts, on);
    return {
      ...factsOf(task),
      ...ownerCells(names, texts),
      ...reportCells(standing, owners, facts, texts),
      state: texts.common.states[taskState(task, standing, on)],
      remarks: remarksOf(task, standing, facts, taskState(task, standing, on), texts),
    };
  });
}

const factsOf = (task: Task): Pick<Line, "number" | "section" | "title" | "content" | "deadline"> => ({
  number: task.number,
  section: task.path.at(-1) ?? "",
  title: task.title ?? "",
  content: task.content,
  deadline: task.deadline?.text ?? "",
});

/** What the reader should know beside the cells: a moved limit, a self-rating that does not fit the limit, silent bodies. */
function remarksOf(
  task: Task,
  standing: Standing | null,
  facts: LedgerFacts,
  state: TaskState,
  texts: Texts,
): string {
  const first = facts.firstLimits.get(task.id);
  const missing = (standing?.missing ?? []).map((body) => facts.names.get(body) ?? "").filter(Boolean);
  return [
    first ? texts.exports.extended(first, task.due ?? "") : "",
    standing && differs(standing.state, state) ? texts.reports.flags.stateDiffers : "",
    missing.length > 0 ? texts.reports.parts.missing(missing) : "",
  ]
    .filter(Boolean)
    .join("\n");
}

function ownerCells(assignments: LedgerFacts["assignments"], texts: Texts): Pick<Line, "lead" | "others"> {
  const lead = assignments.filter((owner) => owner.role === "lead").map((owner) => owner.canonical);
  const others = assignments.filter((owner) => owner.role !== "lead");
  return {
    lead: lead.join("、"),
    others: others
      .map((owner) => texts.exports.role(owner.canonical, texts.common.roles[owner.role]))
      .join("、"),
  };
}

function reportCells(
  standing: Standing | null,
  owners: readonly Owner[],
  facts: LedgerFacts,
  texts: Texts,
): Pick<Line, "progress" | "self" | "percent" | "problems" | "next" | "reporter"> {
  if (!standing) return { progress: "", self: "", percent: "", problems: "", next: "", reporter: "" };
  const many = owners.length > 1 && standing.reports.length > 1;
  const each = (read: (report: Report) => string): string =>
    standing.reports
      .filter((report) => read(report) !== "")
      .map((report) => (many ? `${facts.names.get(report.body) ?? ""}：${read(report)}` : read(report)))
      .join("\n");
  return {
    progress: each((report) => report.progress),
    self: texts.common.selfStates[standing.state],
    percent: `${standing.percent}%`,
    problems: each((report) => report.problems),
    next: each((report) => report.next),
    reporter: standing.reports
      .map((report) => {
        const who = [facts.names.get(report.body), facts.people.get(report.person)].filter(Boolean);
        return texts.exports.reporter(who.join(" "), report.on);
      })
      .join("\n"),
  };
}
