import type { Grid } from "./grid.ts";

/** One line of running text, cleaned of what converters leave behind. */
export interface Line {
  kind: "line";
  text: string;
  /** 1-based line of the source. */
  line: number;
  /** Outline level the file itself gives (Word heading, Markdown #). */
  level?: number;
  /** Blank lines stood before it. */
  gap: boolean;
}

export type Piece = Line | Grid;
