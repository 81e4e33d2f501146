import { contextAt } from "../carry-over.ts";
import { readClause } from "../clause.ts";
import { cutAtClauses, ownLines, textsBelow } from "../clause-groups.ts";
import { type Findings, nothing } from "../findings.ts";
import { fold } from "../fold.ts";
import { isPastHeading, isProjectHeading } from "../headings.ts";
import { isSubItem } from "../numbering.ts";
import type { Section } from "../outline.ts";
import type { PlanDocument } from "../plan-document.ts";
import { leadsOf } from "../table-owners.ts";
import { titleAndContent } from "../task-texts.ts";

/** Sections under 重点工程 or 重大项目 are projects; the works printed below them are not projects of their own. */
export function readProjectProse(document: PlanDocument, outline: Section): Findings {
  const found = nothing();
  walk(document, outline, found);
  return found;
}

function walk(document: PlanDocument, part: Section, found: Findings): void {
  if (part.text !== "" && isPastHeading(part.title)) return;
  const heads = part.text !== "" && part.title.length <= 40 && isProjectHeading(part.title);
  for (const child of part.children) {
    const titled =
      child.marker === null ||
      !isSubItem(child.marker) ||
      part.marker === null ||
      child.marker.kind === "numberParen";
    if (heads && titled && child.marker?.kind !== "spoken") addProject(document, child, found);
    else walk(document, child, found);
  }
}

function addProject(document: PlanDocument, part: Section, found: Findings): void {
  const groups = cutAtClauses(ownLines(part));
  const texts = [...groups.flatMap((group) => group.texts), ...textsBelow(part)].map(({ text }) => text);
  const first = (texts[0] ?? "").slice(part.marker?.length ?? 0).trim();
  const { title, content } = titleAndContent([first, ...texts.slice(1)].filter(Boolean));
  const clause = groups.flatMap((group) => group.clause ?? []).join("；");
  const name = (title ?? content).replace(/[。；;：:]$/, "");
  if (name === "" || name.length > 60) return;
  const money = /(?:总?投资|资金)[^\d。；]{0,8}(\d[\d,.]*)\s*([万亿]?元)/.exec(fold(texts.join("")));
  found.projects.push({
    name,
    lead: leadsOf(clause ? readClause(clause, contextAt(document, part.line)).owners : []),
    investment: money ? Number(money[1]!.replaceAll(",", "")) : null,
    unit: money?.[2] ?? null,
    progress: null,
    content: title ? content : null,
    place: null,
    line: part.line,
  });
}
