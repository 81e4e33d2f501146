import { ListCounters, type ListLevel } from "./list-numbers.ts";
import { type Attributes, readXmlPart, type XmlReader } from "./xml.ts";
import type { Zip } from "./zip.ts";

/** What a paragraph says of itself, or its style says for it. */
export interface ParagraphSettings {
  /** Outline level counted from 0; 9 is body text. */
  outline?: number;
  listId?: string;
  listLevel?: number;
}

interface Style extends ParagraphSettings {
  basedOn?: string;
}

/** Paragraph styles by id, each with what it inherits. */
export class DocxStyles implements XmlReader {
  private readonly styles = new Map<string, Style>();
  private current: Style | undefined;
  private defaultId: string | undefined;

  static read(zip: Zip): DocxStyles {
    const styles = new DocxStyles();
    const part = zip.find(/^word\/styles\d*\.xml$/);
    if (part) readXmlPart(zip, part, styles);
    return styles;
  }

  open(name: string, attributes: Attributes): void {
    if (name === "style" && attributes.type === "paragraph" && attributes.styleId) {
      this.current = {};
      this.styles.set(attributes.styleId, this.current);
      if (attributes.default === "1" || attributes.default === "true") this.defaultId = attributes.styleId;
    } else if (this.current && name === "name") {
      const heading = /^heading (\d)$/i.exec(attributes.val ?? "");
      if (heading) this.current.outline ??= Number(heading[1]) - 1;
    } else if (this.current && name === "basedOn") {
      this.current.basedOn = attributes.val;
    } else if (this.current) {
      takeSetting(this.current, name, attributes);
    }
  }

  close(name: string): void {
    if (name === "style") this.current = undefined;
  }

  /** A paragraph's settings: its own, else its style's, else those of the styles that one is based on. */
  resolve(styleId: string | undefined, own: ParagraphSettings): ParagraphSettings {
    const result = { ...own };
    let style = this.styles.get(styleId ?? this.defaultId ?? "");
    for (let steps = 0; style && steps < 20; steps += 1) {
      result.outline ??= style.outline;
      if (style.listId !== undefined && result.listId === undefined) {
        result.listId = style.listId;
        result.listLevel ??= style.listLevel;
      }
      style = this.styles.get(style.basedOn ?? "");
    }
    return result;
  }
}

/** Takes an element of w:pPr (or w:numPr inside it) into the settings. */
export function takeSetting(settings: ParagraphSettings, name: string, attributes: Attributes): void {
  const value = attributes.val;
  if (name === "outlineLvl") settings.outline = Number(value);
  else if (name === "numId") settings.listId = value;
  else if (name === "ilvl") settings.listLevel = Number(value);
}

interface List {
  definition: string;
  starts: Map<number, number>;
  levels: Map<number, ListLevel>;
}

/** Automatic lists: what stands before a paragraph only because Word counts it. */
export class DocxLists implements XmlReader {
  private readonly definitions = new Map<string, ListLevel[]>();
  private readonly styleLinks = new Map<string, string>();
  private readonly linkedStyles = new Map<string, string>();
  private readonly lists = new Map<string, List>();
  private readonly counters = new Map<string, ListCounters>();
  private readonly begun = new Set<string>();
  private definition: string | undefined;
  private list: List | undefined;
  private level: ListLevel | undefined;
  private levelIndex = 0;

  static read(zip: Zip): DocxLists {
    const lists = new DocxLists();
    const part = zip.find(/^word\/numbering\d*\.xml$/);
    if (part) readXmlPart(zip, part, lists);
    return lists;
  }

  open(name: string, attributes: Attributes): void {
    const value = attributes.val ?? "";
    if (name === "abstractNum") {
      this.definition = attributes.abstractNumId ?? "";
      this.definitions.set(this.definition, []);
    } else if (name === "styleLink" && this.definition) this.styleLinks.set(value, this.definition);
    else if (name === "numStyleLink" && this.definition) this.linkedStyles.set(this.definition, value);
    else if (name === "num") {
      this.list = { definition: "", starts: new Map(), levels: new Map() };
      this.lists.set(attributes.numId ?? "", this.list);
    } else if (name === "abstractNumId" && this.list) this.list.definition = value;
    else if (name === "lvlOverride") this.levelIndex = clampLevel(attributes.ilvl);
    else if (name === "startOverride" && this.list) this.list.starts.set(this.levelIndex, Number(value));
    else if (name === "lvl") this.openLevel(attributes);
    else if (this.level) this.takeLevel(this.level, name, value);
  }

  close(name: string): void {
    if (name === "abstractNum") this.definition = undefined;
    else if (name === "num") this.list = undefined;
    else if (name === "lvl") this.level = undefined;
  }

  /** The number printed before the next paragraph of this list and level, "" where there is none. */
  next(listId: string | undefined, level = 0): string {
    const list = this.lists.get(listId ?? "");
    if (!list || listId === undefined || !(level >= 0 && level < 9)) return "";
    const definition = this.definitionOf(list.definition);
    const counters = this.counters.get(definition) ?? new ListCounters();
    this.counters.set(definition, counters);
    if (!this.begun.has(listId)) {
      this.begun.add(listId);
      for (const [index, start] of list.starts) counters.restart(index, start);
    }
    const levels = [...(this.definitions.get(definition) ?? [])];
    for (const [index, own] of list.levels) levels[index] = own;
    return counters.next(levels, level);
  }

  private openLevel(attributes: Attributes): void {
    this.levelIndex = clampLevel(attributes.ilvl);
    this.level = { start: 1, format: "decimal", pattern: "", legal: false };
    if (this.list) this.list.levels.set(this.levelIndex, this.level);
    else if (this.definition !== undefined)
      this.definitions.get(this.definition)![this.levelIndex] = this.level;
  }

  private takeLevel(level: ListLevel, name: string, value: string): void {
    if (name === "start") level.start = Number(value);
    else if (name === "numFmt") level.format = value;
    else if (name === "lvlText") level.pattern = value;
    else if (name === "isLgl") level.legal = value !== "0" && value !== "false";
    else if (name === "lvlRestart") level.restartAfter = Number(value);
  }

  /** A definition may only point to a style, whose definition then counts. */
  private definitionOf(id: string): string {
    return this.styleLinks.get(this.linkedStyles.get(id) ?? "") ?? id;
  }
}

function clampLevel(value: string | undefined): number {
  return Math.min(8, Math.max(0, Number(value) || 0));
}
