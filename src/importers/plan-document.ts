import { type CarryOver, readCarryOver } from "./carry-over.ts";
import { type Contents, renumber, takeContents } from "./contents.ts";
import type { PlanYears } from "./deadlines.ts";
import type { PlanDraft } from "./draft.ts";
import { closeGaps, fold, mostlyChinese } from "./fold.ts";
import type { Piece } from "./line.ts";
import { joinParagraphs } from "./paragraphs.ts";
import { placesOf, readPlanHead } from "./plan-head.ts";
import type { Page } from "./read/page-model.ts";
import { sourcePieces } from "./source-lines.ts";

/** Everything the layouts read: the cleaned document and what holds for all of it. */
export interface PlanDocument {
  pieces: Piece[];
  plan: PlanDraft;
  years: PlanYears;
  /** Names of the district, so that a body called after it is known to have a name of its own. */
  places: string[];
  /** Printed rules that hold for many tasks: the first-listed body leads; all that follows is also the districts'. */
  carryOver: CarryOver;
  chinese: boolean;
}

export interface ImportOptions {
  /** Used when the document prints no title. */
  title?: string;
  fileName?: string;
}

export function readDocument(page: Page, options: ImportOptions): PlanDocument {
  const source = sourcePieces(page);
  const { pieces, contents } = takeContents(source);
  const numbered = renumbered(joinParagraphs(pieces), contents);
  const text = allText(numbered);
  const plan = readPlanHead(numbered, text, options);
  return {
    pieces: numbered,
    plan,
    years: { year: documentYear(plan, text), periodStart: plan.periodStart, periodEnd: plan.periodEnd },
    places: placesOf(plan, text),
    carryOver: readCarryOver(numbered),
    chinese: mostlyChinese(text),
  };
}

const renumbered = (pieces: readonly Piece[], contents: Contents): Piece[] =>
  pieces.map((piece) => (piece.kind === "line" ? renumber(piece, contents) : piece));

function allText(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) =>
      piece.kind === "line"
        ? piece.text
        : piece.rows
            .flatMap(({ cells }) => cells.filter(({ merged }) => !merged).map(({ text }) => closeGaps(text)))
            .join("\n"),
    )
    .join("\n");
}

/** The year a month without a year lies in: the document number's, else the title's, else the year of issue. */
function documentYear(plan: PlanDraft, text: string): number | null {
  const year = (value: string | null | undefined) => Number(/20\d{2}/.exec(value ?? "")?.[0]) || null;
  const title = year(plan.title);
  if (title && plan.periodStart === plan.periodEnd) return title;
  return (
    year(plan.docNumber) ??
    title ??
    year(/20\d{2}年\d{1,2}月\d{1,2}日/.exec(fold(text))?.[0]) ??
    plan.periodStart ??
    year(text)
  );
}
