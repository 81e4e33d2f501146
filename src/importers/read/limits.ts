/**
 * Every limit the readers keep, in one place. A division of work has some hundred tasks in at most a few megabytes;
 * the limits stand far above that and below what a Worker (128 MB, 30 s CPU) survives.
 */
export const limits = {
  /** Feishu takes files to 30 MB, issued documents are below 5 MB; bytes and copies must fit a Worker twice over. */
  fileBytes: 20 * 1024 * 1024,
  /** Inflated bytes of the zip parts that are read (pictures are never inflated), counted while they stream out. */
  inflatedBytes: 200 * 1024 * 1024,
  /** As above for workbooks: the sheet library holds them whole in memory. */
  workbookBytes: 48 * 1024 * 1024,
  /** Inflated ÷ packed of one zip part, looked at above `ratioFloorBytes`. Real XML stays below 60, a bomb near 1,000. */
  inflateRatio: 250,
  ratioFloorBytes: 1024 * 1024,
  /** Parts in one zip; a long document with pictures has some hundreds. */
  zipEntries: 5_000,
  /** Nesting of XML elements: Word needs about 12, and 5 more for each table in a table. */
  xmlDepth: 256,
  /** Tables in tables; the reader gives the text of inner ones inside the outer cell. */
  tableDepth: 8,
  /** Lines, Word paragraphs, or rows of all sheets together. */
  paragraphs: 50_000,
  /** Cells with text in all tables together. */
  cells: 500_000,
  /** Columns of one table; A4 holds a dozen, Excel 16,384. */
  columns: 256,
  /** Characters of the whole page model. */
  characters: 20_000_000,
  /** Pages of a PDF, and pieces of text on them all. */
  pdfPages: 1_000,
  pdfPieces: 2_000_000,
  /** Pieces on one page in which tables are looked for; a full page of small print has some 3,000. */
  pdfPagePieces: 20_000,
  /** Fields of the grid of one drawn table. */
  pdfGridFields: 20_000,
  /** Wall time for a PDF, whose drawing programs can be endless without being big. */
  pdfMs: 60_000,
} as const;
