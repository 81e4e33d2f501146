import type { CardJson } from "../chat/platform.ts";
import type { Counts } from "../domain/counts.ts";
import type { Digest, DigestLine, SectionKind } from "../domain/digest.ts";
import { scopeKey } from "../domain/scope.ts";
import {
  button,
  type CardElement,
  card,
  chart,
  clip,
  collapsible,
  columns,
  hr,
  markdown,
  plainText,
} from "../feishu/elements.ts";
import { joinMarkdown, type MarkdownText, md } from "../feishu/markdown.ts";
import type { Texts } from "../texts/zh.ts";

/** The five figures on top: the four parts of the total, and what is late. */
const figures = ["done", "inProgress", "notStarted", "blocked", "overdue"] as const;

/** Lines shown of each section; at most some 40 lines of 300 bytes stand in a card, well below the platform's 30 KB. */
const linesShown: Record<SectionKind, number> = {
  done: 8,
  updated: 8,
  overdue: 8,
  dueSoon: 6,
  silent: 40,
  blocked: 6,
};
const shortListShown = 5;
const indicatorsShown = 8;
const titleLength = 30;
const wordsLength = 36;

const chartColours: Record<(typeof figures)[number], string> = {
  done: "#34a853",
  inProgress: "#4e83fd",
  notStarted: "#c9cdd4",
  blocked: "#f5a623",
  overdue: "#e5484d",
};

/**
 * The group's card: figures, picture, what happened, what is late; no body is ranked and nobody is named as silent.
 * @param maySet adds the buttons of the group's settings
 */
export function digestCard(digest: Digest, texts: Texts, maySet = false): CardJson {
  const { digests } = texts;
  const { counts, period } = digest;
  return card({
    title: clip(digests.title(digest.planTitle), 60),
    subtitle: digests.subtitle(period.week, period.from, period.on, counts.total),
    colour: counts.overdue > 0 ? "orange" : "blue",
    summary: clip(digestSummary(digest, texts), 80),
    elements: [...digestElements(digest, texts), ...(maySet ? [settingsRow(digest.plan, texts)] : [])],
  });
}

/** The card without its head. */
export function digestElements(digest: Digest, texts: Texts): CardElement[] {
  return [
    ...(digest.scopeName ? [plainText(texts.digests.scope(clip(digest.scopeName, 60)))] : []),
    figureRow(digest, texts),
    statusChart(digest.counts, texts),
    ...sectionsShown(digest).flatMap(({ kind, lines }) => section(digest, kind, lines, texts)),
    ...shortList(texts.digests.behind, digest.behind, texts),
    ...shortList(texts.digests.coordination, digest.coordination, texts),
    ...indicators(digest, texts),
    hr(),
    actions(digest, texts),
    definitions(digest.period.on, texts),
  ];
}

/** What was closed is not told a second time as news. */
function sectionsShown({ sections }: Digest): Digest["sections"] {
  const closed = new Set(sections.find(({ kind }) => kind === "done")?.lines.map(({ number }) => number));
  return sections.map(({ kind, lines }) => ({
    kind,
    lines: kind === "updated" ? lines.filter(({ number }) => !closed.has(number)) : lines,
  }));
}

/** Everything in words, for where a card is refused and for the command line. */
export function digestText(digest: Digest, texts: Texts): string {
  const { digests } = texts;
  const { period, counts } = digest;
  return [
    digests.title(digest.planTitle),
    digests.subtitle(period.week, period.from, period.on, counts.total),
    ...(digest.scopeName ? [digests.scope(digest.scopeName)] : []),
    digestSummary(digest, texts),
    ...sectionsShown(digest).flatMap(({ kind, lines }) => sectionText(kind, lines, texts)),
    ...listText(digests.behind, digest.behind, digest.behind.length, texts),
    ...listText(digests.coordination, digest.coordination, digest.coordination.length, texts),
    ...(digest.indicators.length > 0
      ? [digests.sectionTitle(digests.indicators, digest.indicators.length), ...indicatorTexts(digest, texts)]
      : []),
    digests.asOf(period.on),
  ].join("\n");
}

export function nothingNewLine(digest: Digest, texts: Texts): string {
  const { period, counts } = digest;
  return texts.digests.nothingNew(digest.planTitle, period.from, period.on, counts.total, counts.done);
}

function digestSummary(digest: Digest, { digests }: Texts): string {
  const entries = figures.map((name) => ({
    name: digests.count[name],
    value: digest.counts[name],
    change: digests.change(digest.change[name]),
  }));
  return digests.figures(entries);
}

function figureRow(digest: Digest, { digests }: Texts): CardElement {
  return columns(
    figures.map((name) => ({
      weight: 1,
      elements: [
        markdown(
          md`**${digest.counts[name]}** <font color='grey'>(${digests.change(digest.change[name])})</font>\n${digests.count[name]}`,
          { align: "center" },
        ),
      ],
    })),
    "flow",
  );
}

function statusChart(counts: Counts, { digests }: Texts): CardElement {
  const values = figures.map((name) => ({ state: digests.count[name], tasks: counts[name] }));
  return chart(
    {
      type: "bar",
      direction: "horizontal",
      title: { text: digests.chart },
      data: { values },
      xField: "tasks",
      yField: "state",
      seriesField: "state",
      color: {
        type: "ordinal",
        domain: values.map(({ state }) => state),
        range: figures.map((name) => chartColours[name]),
      },
      label: { visible: true },
      legends: { visible: false },
      axes: [
        { orient: "left", type: "band" },
        { orient: "bottom", type: "linear", visible: false },
      ],
    },
    { ratio: "2:1" },
  );
}

function section(digest: Digest, kind: SectionKind, lines: DigestLine[], texts: Texts): CardElement[] {
  if (lines.length === 0) return [];
  const { digests } = texts;
  const shown = lines.slice(0, linesShown[kind]);
  const more = lines.length - shown.length;
  const title = md`**${digests.sectionTitle(digests.section[kind], lines.length)}**`;
  const body =
    kind === "silent"
      ? [md`${shown.map((line) => line.number).join(" · ")}`]
      : shown.map((line) => lineMarkdown(line, texts));
  const rest = more > 0 ? [md`<font color='grey'>${digests.andMore(more)}</font>`] : [];
  const value = {
    do: "digest.list",
    plan: digest.plan,
    scope: scopeKey(digest.scope),
    week: digest.period.week,
    on: digest.period.on,
    from: digest.period.from,
    kind,
  };
  return [
    markdown(joinMarkdown([title, ...body, ...rest], "\n")),
    ...(more > 0 || kind === "silent"
      ? [button({ text: digests.showAll, size: "tiny", kind: "text", value })]
      : []),
  ];
}

function lineMarkdown(line: DigestLine, texts: Texts): MarkdownText {
  const tail = textFacts(line, texts);
  return md`**${line.number}** ${clip(line.title, titleLength)}${tail ? md` <font color='grey'>${tail}</font>` : ""}`;
}

function lineFacts(line: DigestLine, { digests }: Texts): string[] {
  return [
    ...(line.bodies.length > 0 ? [digests.bodies(line.bodies)] : []),
    ...(line.days === null || !line.due ? [] : [dayFact(line, digests)]),
    ...(line.percent === null ? [] : [digests.percent(line.percent)]),
  ];
}

const textFacts = (line: DigestLine, texts: Texts): string =>
  [...lineFacts(line, texts), clip(line.words, wordsLength)].filter(Boolean).join(" · ");

const dayFact = (line: DigestLine, digests: Texts["digests"]): string =>
  line.late ? digests.late(line.days ?? 0) : digests.left(line.days ?? 0);

/** Lines that no section of its own has: 欠进度, 需协调事项. */
function shortList(name: string, lines: DigestLine[], texts: Texts): CardElement[] {
  if (lines.length === 0) return [];
  const { digests } = texts;
  const shown = lines.slice(0, shortListShown);
  const title = md`**${digests.sectionTitle(name, lines.length)}**`;
  const more = lines.length - shown.length;
  const rest = more > 0 ? [md`<font color='grey'>${digests.andMore(more)}</font>`] : [];
  return [markdown(joinMarkdown([title, ...shown.map((line) => lineMarkdown(line, texts)), ...rest], "\n"))];
}

function indicatorTexts({ indicators }: Digest, { digests }: Texts): string[] {
  const shown = indicators.slice(0, indicatorsShown);
  const more = indicators.length - shown.length;
  return [
    ...shown.map(({ name, actual, on, year, target }) =>
      digests.indicator(clip(name, titleLength), actual, on, year, clip(target, titleLength)),
    ),
    ...(more > 0 ? [digests.andMore(more)] : []),
  ];
}

function indicators(digest: Digest, texts: Texts): CardElement[] {
  if (digest.indicators.length === 0) return [];
  const { digests } = texts;
  const title = md`**${digests.sectionTitle(digests.indicators, digest.indicators.length)}**`;
  return [
    markdown(joinMarkdown([title, ...indicatorTexts(digest, texts).map((line) => md`${line}`)], "\n")),
    button({
      text: digests.showAll,
      size: "tiny",
      kind: "text",
      value: { do: "answer.say", words: `/指标 ${digest.plan}` },
    }),
  ];
}

function actions(digest: Digest, { digests }: Texts): CardElement {
  const value = { plan: digest.plan, scope: scopeKey(digest.scope), week: digest.period.week };
  return columns(
    [
      {
        elements: [
          button({ text: digests.mine, kind: "primary", value: { do: "answer.say", words: "/我的任务" } }),
        ],
      },
      { elements: [button({ text: digests.report, value: { do: "answer.say", words: "/本期" } })] },
      {
        elements: [
          button({
            text: digests.fullList,
            value: {
              do: "digest.list",
              ...value,
              on: digest.period.on,
              from: digest.period.from,
              kind: "all",
            },
          }),
        ],
      },
    ],
    "flow",
  );
}

function settingsRow(plan: string, { digests }: Texts): CardElement {
  const { subscribe, button: settings } = digests.settings;
  return columns([
    { elements: [button({ text: subscribe, size: "small", value: { do: "digest.subscribe", plan } })] },
    { elements: [button({ text: settings, size: "small", value: { do: "digest.settings", plan } })] },
  ]);
}

function definitions(on: string, { digests }: Texts): CardElement {
  const names = Object.keys(digests.definition) as (keyof Counts)[];
  const lines = names.map((name) => md`**${digests.count[name]}**　${digests.definition[name]}`);
  return collapsible(digests.definitions, [
    markdown(joinMarkdown([...lines, md`${digests.asOf(on)}`], "\n"), { size: "notation" }),
  ]);
}

function sectionText(kind: SectionKind, lines: DigestLine[], texts: Texts): string[] {
  const { digests } = texts;
  if (kind !== "silent") return listText(digests.section[kind], lines, linesShown[kind], texts);
  if (lines.length === 0) return [];
  const numbers = lines.map((line) => line.number).join("、");
  return [`${digests.sectionTitle(digests.section.silent, lines.length)}${numbers}`];
}

function listText(name: string, lines: DigestLine[], most: number, texts: Texts): string[] {
  if (lines.length === 0) return [];
  const { digests } = texts;
  const shown = lines
    .slice(0, most)
    .map((line) => digests.line(line.number, clip(line.title, titleLength), textFacts(line, texts)));
  const more = lines.length - shown.length;
  return [digests.sectionTitle(name, lines.length), ...shown, ...(more > 0 ? [digests.andMore(more)] : [])];
}
