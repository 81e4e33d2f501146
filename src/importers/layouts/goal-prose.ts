import { cutAtClauses, ownLines } from "../clause-groups.ts";
import { type Findings, nothing } from "../findings.ts";
import { fold } from "../fold.ts";
import { goalsIn } from "../goals.ts";
import { bindingOf, isGoalHeading, isPastHeading } from "../headings.ts";
import type { Section } from "../outline.ts";
import type { PlanDocument } from "../plan-document.ts";
import { setsFigure } from "../quantities.ts";

/** Goals with figures in sections of goals, in prose and lists, that no clause has made into tasks. */
export function readGoalProse(_document: PlanDocument, outline: Section): Findings {
  const found = nothing();
  walk(outline, false, "", found);
  return found;
}

function walk(part: Section, inGoals: boolean, intro: string, found: Findings): void {
  if (part.text !== "" && isPastHeading(part.title) && !isGoalHeading(part.title)) return;
  const heads = part.text !== "" && isGoalHeading(headOf(part));
  const goals = inGoals || heads;
  const lines = ownLines(part).slice(heads && part.title.length <= 40 ? 1 : 0);
  const said = heads
    ? ownLines(part)
        .map(({ text }) => text)
        .join("")
    : intro;
  if (goals) {
    for (const { text, line } of lines) {
      if (cutAtClauses([{ text, line }]).some(({ clause }) => clause !== null)) continue;
      if (setsFigure(text) && !/^[表图]\s*\d|如[表图]\s*\d|见[表图]/.test(text))
        found.indicators.push(...goalsIn(text, line, bindingOf(text) ?? bindingOf(said), []));
    }
  }
  for (const child of part.children) walk(child, goals, said, found);
}

/** "1.“十三五”时期交通运输安全管理目标。" heads the points below it though it ends in a stop. */
const headOf = (part: Section): string => fold(part.title).replace(/[。:]$/, "");
