import { agreeOnCanonical } from "./canonical-names.ts";
import type { ImportDraft, IndicatorDraft, PlanDraft, TaskDraft } from "./draft.ts";
import { warning } from "./findings.ts";
import { layouts } from "./layouts/index.ts";
import { buildOutline } from "./outline.ts";
import { type ImportOptions, readDocument } from "./plan-document.ts";
import type { Page } from "./read/page-model.ts";
import { statedCounts } from "./stated-counts.ts";
import { unreadIndicators } from "./unread-indicators.ts";

/**
 * Reads a division-of-work document into tasks with owners, indicators and projects. Pure: the same page gives the
 * same draft. Nothing is dropped in silence; what was unsure stands in `warnings` with its line.
 */
export function importDocument(page: Page, options: ImportOptions = {}): ImportDraft {
  const document = readDocument(page, options);
  const outline = buildOutline(document.pieces, document.plan.title);
  const tables = layouts.tables(document, outline);
  const prose = layouts.clauseProse(document, outline);
  const goals = layouts.goalProse(document, outline);
  const works = layouts.projectProse(document, outline);
  const divided = sorted([...tables.tasks, ...prose.tasks]);
  const owned = divided.length > 0 ? divided : tables.projectTasks;
  const tasks = owned.length > 0 ? owned : layouts.undivided(document, outline).tasks;
  const indicators = onceEach([...tables.indicators, ...prose.indicators, ...goals.indicators]);
  const projects = tables.projects.length > 0 ? tables.projects : sorted(works.projects);
  agreeOnCanonical([...tasks, ...indicators].flatMap(({ assignments }) => assignments));
  const counts = { tasks: tasks.length, indicators: indicators.length, projects: projects.length };
  const warnings = sorted([
    ...page.warnings,
    ...[tables, prose, goals, works].flatMap((each) => each.warnings),
    ...statedCounts(document, counts),
    ...unreadIndicators(document, indicators),
    ...(tasks.length === 0 ? [warning(document, 1, document.plan.title, "noTasks")] : []),
  ]);
  return { plan: withPeriod(document.plan, tasks), tasks, indicators, projects, warnings };
}

/** Where neither title nor text names the plan's years, its limits do. */
function withPeriod(plan: PlanDraft, tasks: readonly TaskDraft[]): PlanDraft {
  if (plan.periodStart !== null) return plan;
  const years = tasks.flatMap(({ deadline }) =>
    [deadline?.start, deadline?.end].flatMap((each) =>
      each == null ? [] : [Number(String(each).slice(0, 4))],
    ),
  );
  if (years.length === 0) return plan;
  return { ...plan, periodStart: Math.min(...years), periodEnd: Math.max(...years) };
}

const sorted = <T extends { line: number }>(items: readonly T[]): T[] =>
  [...items].sort((a, b) => a.line - b.line);

/** A goal told in a table and again in prose is one indicator. */
function onceEach(indicators: readonly IndicatorDraft[]): IndicatorDraft[] {
  const kept: IndicatorDraft[] = [];
  const seen = new Set<string>();
  for (const indicator of indicators) {
    const key = `${indicator.name.replace(/\s+/g, "")}|${indicator.value}|${indicator.op}`;
    if (seen.has(key)) continue;
    seen.add(key);
    kept.push(indicator);
  }
  return sorted(kept);
}
