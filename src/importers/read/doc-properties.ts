import { type Fib, FibPart, type Stream, sprms } from "./doc-stream.ts";

/** What a paragraph's property changes say, as far as the page model cares. */
export interface DocProperties {
  inTable?: boolean;
  /** The mark that ends a row and holds its definition. */
  rowEnd?: boolean;
  depth?: number;
  innerCell?: boolean;
  innerRowEnd?: boolean;
  /** Outline level counted from 0; 9 is body text. */
  outline?: number;
  /** List, counted from 1 in the table of overrides; 0 for none. */
  list?: number;
  listLevel?: number;
  row?: DocRow;
}

/** Edges of a row's cells (twips), and which of them are merged. */
export interface DocRow {
  edges: number[];
  joinsAbove: boolean[];
  joinsBefore: boolean[];
}

/** Applies property changes in order; later ones win. `data` holds lists too long for their page. */
export function applySprms(
  properties: DocProperties,
  list: Stream,
  data: Stream | undefined,
  nested = false,
): void {
  for (const { code, operand } of sprms(list)) {
    switch (code) {
      case 0x2416:
        properties.inTable = operand.u8(0) === 1;
        break;
      case 0x2417:
        properties.rowEnd = operand.u8(0) === 1;
        break;
      case 0x6649:
        properties.depth = operand.i32(0);
        break;
      case 0x244b:
        properties.innerCell = operand.u8(0) === 1;
        break;
      case 0x244c:
        properties.innerRowEnd = operand.u8(0) === 1;
        break;
      case 0x2640:
        properties.outline = operand.u8(0);
        break;
      case 0x260a:
        properties.listLevel = operand.u8(0);
        break;
      case 0x460b:
        properties.list = operand.i16(0);
        break;
      case 0x6645:
      case 0x6646:
        applyFar(properties, operand.u32(0), data, nested);
        break;
      case 0xd608:
        properties.row = rowDefinition(operand);
        break;
      case 0xd62b:
        if (properties.row) properties.row.joinsAbove[operand.u8(0)] = operand.u8(1) === 1;
        break;
      case 0x5624:
        for (let i = operand.u8(0) + 1; properties.row && i < operand.u8(1); i += 1)
          properties.row.joinsBefore[i] = true;
        break;
    }
  }
}

/** sprmPHugePapx: the list lies in the data stream. */
function applyFar(properties: DocProperties, at: number, data: Stream | undefined, nested: boolean): void {
  if (!data || nested || at + 2 > data.length) return;
  const length = data.u16(at);
  if (at + 2 + length <= data.length) applySprms(properties, data.slice(at + 2, length), data, true);
}

/** sprmTDefTable: number of cells, their edges, and 20 bytes a cell of which the first bits tell the merging. */
function rowDefinition(operand: Stream): DocRow {
  const count = operand.u8(0);
  const row: DocRow = { edges: [], joinsAbove: [], joinsBefore: [] };
  for (let i = 0; i <= count; i += 1) row.edges.push(operand.i16(1 + 2 * i));
  for (let i = 0; i < count; i += 1) {
    const at = 1 + 2 * (count + 1) + 20 * i;
    const flags = at + 2 <= operand.length ? operand.u16(at) : 0;
    row.joinsBefore.push((flags & 0x3) === 0x2);
    row.joinsAbove.push((flags & 0x60) === 0x20);
  }
  return row;
}

/** Properties that paragraph styles give, with what they inherit ([MS-DOC] 2.9.271). */
export function readStyles(fib: Fib): DocProperties[] {
  const sheet = fib.part(FibPart.styles);
  if (!sheet) return [];
  const count = sheet.u16(2);
  const baseSize = sheet.u16(4);
  const styles: { base: number; own: DocProperties }[] = [];
  let at = 2 + sheet.u16(0);
  for (let i = 0; i < count && at + 2 <= sheet.length; i += 1) {
    const size = sheet.u16(at);
    const style = { base: 0xfff, own: {} as DocProperties };
    if (size > 0) readStyle(sheet.slice(at + 2, Math.min(size, sheet.length - at - 2)), baseSize, style);
    styles.push(style);
    at += 2 + size + (size % 2);
  }
  return styles.map((style) => {
    const chain: DocProperties[] = [];
    for (let next: typeof style | undefined = style; next && chain.length < 20; next = styles[next.base])
      chain.unshift(next.own);
    return Object.assign({}, ...chain) as DocProperties;
  });
}

function readStyle(definition: Stream, baseSize: number, style: { base: number; own: DocProperties }): void {
  const builtIn = definition.u16(0) & 0xfff;
  const isParagraph = (definition.u16(2) & 0xf) === 1;
  style.base = definition.u16(2) >> 4;
  if (!isParagraph) return;
  if (builtIn >= 1 && builtIn <= 9) style.own.outline = builtIn - 1;
  const nameLength = definition.u16(baseSize);
  let at = baseSize + 2 + 2 * nameLength + 2;
  at += at % 2;
  if (at + 4 > definition.length) return;
  const size = definition.u16(at);
  if (size > 2 && at + 2 + size <= definition.length)
    applySprms(style.own, definition.slice(at + 4, size - 2), undefined);
}
