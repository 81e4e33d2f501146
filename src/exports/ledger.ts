import { standingOf } from "../domain/counting-report.ts";
import { groupBy } from "../domain/group-by.ts";
import { type Owner, ownersOn } from "../domain/owners.ts";
import type { Report } from "../domain/report.ts";
import type { Task } from "../domain/task.ts";
import { taskState } from "../domain/task-state.ts";
import type { DigestFacts } from "../store/digest-facts.ts";
import type { Texts } from "../texts/zh.ts";

/** Widths in characters; together an A4 page on its side. */
const widths: Record<keyof Texts["exports"]["columns"], number> = {
  number: 5,
  section: 12,
  title: 20,
  content: 32,
  lead: 14,
  others: 18,
  deadline: 11,
  progress: 30,
  state: 8,
  self: 8,
  percent: 8,
  problems: 18,
  next: 18,
  reporter: 14,
};

type Column = keyof typeof widths;
type Line = Record<Column, string>;

const keys = Object.keys(widths) as Column[];

/**
 * The 进展情况汇总表: one row a task in the document's order, grouped by 专项 with merged cells, A4 landscape, head and
 * names of columns repeated by the frozen rows. Texts stand as reported; the computed state beside the self-rated one.
 * @param on civil date; the facts must be those of that day
 */
export async function ledgerXlsx(facts: DigestFacts, on: string, texts: Texts): Promise<Uint8Array> {
  const { default: writeXlsxFile } = await import("write-excel-file/universal");
  const lines = linesOf(facts, on, texts);
  const border = { borderStyle: "thin" as const, alignVertical: "center" as const, wrap: true };
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
    [{ value: texts.exports.ledgerHead(on, lines.length), columnSpan: keys.length, align: "right" as const }],
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
  return new Uint8Array(await blob.arrayBuffer());
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

function linesOf(facts: DigestFacts, on: string, texts: Texts): Line[] {
  const assignments = groupBy(facts.assignments, (assignment) => assignment.task);
  const reports = groupBy(facts.reports, (report) => report.task);
  return facts.tasks.map((task) => {
    const owners = ownersOn(assignments.get(task.id) ?? [], facts, on);
    const names = (assignments.get(task.id) ?? []).filter((one) => one.until === null || one.until > on);
    const standing = standingOf(owners, facts.plan.withoutLead, reports.get(task.id) ?? [], facts, on);
    return {
      ...factsOf(task),
      ...ownerCells(names, texts),
      ...reportCells(task, standing, owners, facts, on, texts),
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

function ownerCells(assignments: DigestFacts["assignments"], texts: Texts): Pick<Line, "lead" | "others"> {
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
  task: Task,
  standing: ReturnType<typeof standingOf>,
  owners: readonly Owner[],
  facts: DigestFacts,
  on: string,
  texts: Texts,
): Pick<Line, "progress" | "state" | "self" | "percent" | "problems" | "next" | "reporter"> {
  const state = texts.common.states[taskState(task, standing, on)];
  if (!standing) return { progress: "", state, self: "", percent: "", problems: "", next: "", reporter: "" };
  const many = owners.length > 1 && standing.reports.length > 1;
  const each = (read: (report: Report) => string): string =>
    standing.reports
      .filter((report) => read(report) !== "")
      .map((report) => (many ? `${facts.names.get(report.body) ?? ""}：${read(report)}` : read(report)))
      .join("\n");
  return {
    progress: each((report) => report.progress),
    state,
    self: texts.common.selfStates[standing.state],
    percent: `${standing.percent}%`,
    problems: each((report) => report.problems),
    next: each((report) => report.next),
    reporter: standing.reports
      .map((report) => texts.exports.reporter(facts.names.get(report.body) ?? "", report.on))
      .join("\n"),
  };
}
