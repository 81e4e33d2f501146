import type { ClauseContext } from "./clause.ts";
import { findClauses } from "./clause-spans.ts";
import type { PlanYears } from "./deadlines.ts";
import type { Piece } from "./line.ts";
import { type Name, splitNames } from "./names.ts";
import { cutRules, saysFirstLeads } from "./standing-rules.ts";

/** What sentences of the document lay down for the tasks after them. */
export interface CarryOver {
  /** Line from which on the first-listed body leads; 0 = everywhere, Infinity = nowhere. */
  firstLeadsFrom: number;
  /** Bodies that carry out every task from a line on. */
  everybody: { line: number; names: Name[] }[];
}

export function readCarryOver(pieces: readonly Piece[]): CarryOver {
  const rules: CarryOver = { firstLeadsFrom: Number.POSITIVE_INFINITY, everybody: [] };
  for (const piece of pieces) {
    if (piece.kind === "line") {
      readRules(rules, piece.text, piece.line, findsClause);
      continue;
    }
    for (const row of piece.rows)
      for (const { text, merged } of row.cells)
        if (merged === null) readRules(rules, text, row.line, () => false);
  }
  return rules;
}

/** In one clause the rule holds for that clause, and with 下同 from there on; in prose or a note it holds for all. */
function readRules(rules: CarryOver, text: string, line: number, inClause: (text: string) => boolean): void {
  if (!/同|不再|首|第一|最前|first/i.test(text)) return;
  const { everybody, lasting } = cutRules(text);
  if (everybody !== "") rules.everybody.push({ line, names: splitNames(everybody) });
  if (!saysFirstLeads(text)) return;
  if (!inClause(text)) rules.firstLeadsFrom = 0;
  else if (lasting) rules.firstLeadsFrom = Math.min(rules.firstLeadsFrom, line);
}

const findsClause = (text: string): boolean => findClauses(text).some((span) => saysFirstLeads(span.text));

/** What a clause printed on this line leans on. */
export const contextAt = (
  document: { years: PlanYears; carryOver: CarryOver },
  line: number,
): ClauseContext => ({ years: document.years, firstIsLead: line >= document.carryOver.firstLeadsFrom });
