import type { ImportDraft, TaskDraft } from "../../src/importers/draft.ts";

/** One line a task, as a person checks it against the document: number | title or first words | limit | owners by role. */
export function compactTasks(draft: ImportDraft): string {
  return draft.tasks.map(compactTask).join("\n");
}

function compactTask(task: TaskDraft): string {
  const limit = task.deadline
    ? `${task.deadline.text} (${task.deadline.kind} ${task.deadline.start ?? ""}..${task.deadline.end ?? ""})`
    : "-";
  const owners = task.assignments.map(({ name, canonical, role, items, collective }) => {
    const tied = items ? `[${items.join(",")}]` : "";
    return `${role} ${name}${canonical === name ? "" : `=${canonical}`}${tied}${collective ? "*" : ""}`;
  });
  return [
    task.seq ?? "-",
    (task.title ?? task.content).slice(0, 24).replaceAll("\n", " "),
    limit,
    owners.join(", ") || "-",
  ].join(" | ");
}

/** name | target | op value unit | binding | targets by year | owners */
export function compactIndicators(draft: ImportDraft): string {
  return draft.indicators
    .map(({ name, target, op, value, unit, binding, years, assignments }) =>
      [
        name,
        target,
        `${op} ${value ?? ""}${unit ?? ""}`,
        binding ?? "-",
        years.map(({ year, target: each }) => `${year}:${each}`).join(" ") || "-",
        assignments.map((each) => `${each.role} ${each.canonical}`).join(", ") || "-",
      ].join(" | "),
    )
    .join("\n");
}

/** name | lead | money | progress */
export function compactProjects(draft: ImportDraft): string {
  return draft.projects
    .map(({ name, lead, investment, unit, progress }) =>
      [name, lead.join(", ") || "-", `${investment ?? "-"}${unit ?? ""}`, progress ?? "-"].join(" | "),
    )
    .join("\n");
}
