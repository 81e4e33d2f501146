import type { CardJson } from "../chat/platform.ts";
import type { DigestLine, SectionKind } from "../domain/digest.ts";
import { card, clip, plainText, table } from "../feishu/elements.ts";
import { LIMITS } from "../feishu/limits.ts";
import { readDigestLines } from "../services/digests/read-digest.ts";
import type { Texts } from "../texts/zh.ts";
import type { RenderContext, Rendered } from "./define-message.ts";
import { digestData } from "./digest-message.ts";

/** What is left of the platform's 30 KB for the head, the columns and the note. */
const rowBytes = LIMITS.card.bytes - 4 * 1024;

/** A section of a digest whole, or every task of its scope: one table that the reader's client pages. */
export async function renderDigestList(
  context: Pick<RenderContext, "db" | "texts">,
  data: Record<string, unknown>,
): Promise<Rendered | null> {
  const { plan, scope, period } = digestData(data);
  const kind = String(data.kind) as SectionKind | "all";
  const read = await readDigestLines(context.db, plan, scope, period, kind);
  if (!read) return null;
  const { digests } = context.texts;
  const name = kind === "all" ? digests.allTasks : digests.section[kind];
  const head = {
    title: digests.listTitle(name, read.lines.length),
    subtitle: digests.listSubtitle(read.planTitle, period.on),
  };
  return {
    card: listCard(head, read.lines, context.texts),
    text: [head.title, head.subtitle, ...read.lines.map((line) => lineText(line, context.texts))].join("\n"),
  };
}

function listCard(head: { title: string; subtitle: string }, lines: DigestLine[], texts: Texts): CardJson {
  const { digests } = texts;
  const all = lines.map((line) => rowOf(line, texts));
  const rows = fitting(all);
  const names = Object.keys(digests.listColumns) as (keyof typeof digests.listColumns)[];
  const columns = names.map((name) => ({ name, title: digests.listColumns[name], type: "text" as const }));
  return card({
    title: head.title,
    subtitle: clip(head.subtitle, 60),
    elements: [
      table({ columns, rows, pageSize: 10 }),
      ...(rows.length < all.length
        ? [plainText(digests.listCut(rows.length, all.length), { size: "notation" })]
        : []),
    ],
  });
}

type Row = Record<keyof Texts["digests"]["listColumns"], string>;

const rowOf = (line: DigestLine, { digests }: Texts): Row => ({
  number: line.number,
  title: clip(line.title, 40),
  bodies: digests.bodies(line.bodies),
  due: line.due ?? "",
  words: clip(line.words, 40),
});

/** As many rows from the first on as the card can hold. */
function fitting(rows: Row[]): Row[] {
  const encoder = new TextEncoder();
  let bytes = 0;
  const end = rows.findIndex((row) => {
    bytes += encoder.encode(JSON.stringify(row)).length + 1;
    return bytes > rowBytes;
  });
  return end === -1 ? rows : rows.slice(0, end);
}

const lineText = (line: DigestLine, { digests }: Texts): string =>
  digests.line(
    line.number,
    clip(line.title, 40),
    [digests.bodies(line.bodies), line.due ?? ""].filter(Boolean).join(" · "),
  );
