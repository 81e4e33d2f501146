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
import {
  digestSummary,
  figures,
  indicatorTexts,
  linesShown,
  sectionsShown,
  textFacts,
  titleLength,
} from "./digest-text.ts";

/** Lines shown of 欠进度 and 需协调事项. */
const shortListShown = 5;

/** The axis goes on beyond the longest bar, so that its figure stands beside it and not, pale, inside. */
const labelRoom = 1.2;

const chartColours: Record<(typeof figures)[number], string> = {
  done: "#34a853",
  inProgress: "#4e83fd",
  notStarted: "#8a919f",
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
    markdown(md`**${texts.digests.chart}**`),
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

function figureRow(digest: Digest, { digests }: Texts): CardElement {
  return columns(
    figures.map((name) => ({
      weight: 1,
      elements: [
        markdown(
          md`**${digest.counts[name]}**\n${digests.count[name]}\n<font color='grey'>${digests.change(digest.change[name])}</font>`,
          { align: "center" },
        ),
      ],
    })),
    "trisect",
  );
}

function statusChart(counts: Counts, { digests }: Texts): CardElement {
  const values = figures.map((name) => ({ state: digests.count[name], tasks: counts[name] }));
  const most = Math.max(1, ...values.map(({ tasks }) => tasks));
  return chart(
    {
      type: "bar",
      direction: "horizontal",
      data: { values },
      xField: "tasks",
      yField: "state",
      seriesField: "state",
      color: {
        type: "ordinal",
        domain: values.map(({ state }) => state),
        range: figures.map((name) => chartColours[name]),
      },
      label: { visible: true, position: "right" },
      legends: { visible: false },
      axes: [
        // Every state keeps its whole name, also where a phone's chart is low.
        { orient: "left", type: "band", sampling: false, label: { autoLimit: false } },
        { orient: "bottom", type: "linear", visible: false, min: 0, max: most * labelRoom },
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
