import type { UnreadableCode } from "../../importers/read/page-model.ts";

type Facts = Record<string, string | number>;

/** The readers' units (importers/read/limits.ts). */
const units: Record<string, string> = {
  MB: " MB",
  "MB unpacked": " MB（解压后）",
  rows: " 行",
  lines: " 行",
  cells: " 个单元格",
  columns: " 列",
  characters: " 个字",
  pages: " 页",
  parts: " 个部分",
  levels: " 层嵌套",
  "times packed": " 倍压缩比",
  "tables in tables": " 层表中表",
  seconds: " 秒",
  "document types": " 个文档类型声明",
  "merged cells": " 个合并单元格",
  pieces: " 段文字",
  runs: " 段文字",
};

const amount = ({ limit, unit }: Facts): string => `${limit}${units[String(unit)] ?? ""}`;

/** What there is none of is left out. */
const counted = (parts: [string, number][]): string =>
  parts.flatMap(([what, count]) => (count > 0 ? [`${what} ${count} 项`] : [])).join("，");

/** Reading a document in: what was found, what could not be read and why. */
export const imports = {
  unreadable: {
    "kind-unknown": () =>
      "认不出这是什么文件。请发 Word（.docx .doc）、Excel（.xlsx .xls .csv）、PDF、.txt 或 .md，或者把文字直接贴给我。",
    "too-large": (facts: Facts) =>
      `文件太大${facts.limit ? `，上限是 ${amount(facts)}` : ""}。请去掉图片和无关的附件，或者分成几个文件再发。`,
    empty: () => "文件里没有文字。请检查是不是发错了文件，再发一次。",
    encrypted: () => "文件加了密码，打不开。请在 Word 或 Excel 里去掉密码，另存后再发。",
    scanned: () => "这份 PDF 是扫描的图片，里面没有文字。请发 Word 版，或者先做文字识别（OCR）再发。",
    damaged: () => "文件损坏或不完整，读不下去。请在电脑上打开它，另存一份再发。",
    "too-complex": (facts: Facts) =>
      `文件的内容超出了能读的范围${facts.limit ? `（上限 ${amount(facts)}）` : ""}。请只保留任务分工的部分再发。`,
  } satisfies Record<UnreadableCode, (facts: Facts) => string> as Record<
    UnreadableCode,
    (facts: Facts) => string
  >,
  found: (tasks: number, owners: number, indicators: number, projects: number) =>
    `读到 ${tasks} 项任务、${owners} 条责任分工、${indicators} 项指标、${projects} 个重点工程。`,
  nothingWritten: "（只是试读，没有写入。）",
  created: (plan: string) => `已建立规划 ${plan}。`,
  amended: (plan: string, added: number, removed: number, changed: number) =>
    `已修订规划 ${plan}：新增 ${added} 项，撤销 ${removed} 项，改动 ${changed} 项。`,
  warning: (line: number, message: string, text: string) => `第 ${line} 行：${message}（${text}）`,
  reading: (file: string) => `收到《${file}》，正在读，稍后给您看结果。`,
  readingText: "收到这段文字，正在读，稍后给您看结果。",
  pasted: "粘贴的文字",
  clerkOnly:
    "导入规划由管理员来做，这份文件我没有读。如果是某项任务的佐证材料，请先提交那项任务的汇报，再把文件发给我。",
  notYourTap: "导入规划由管理员来做，什么都没有改动。",
  privateOnly: "导入请在和我的私聊里发文件，免得打扰群里的同事。",
  sendFile:
    "请把任务分工文件（Word、Excel、PDF、txt）直接发给我，或者发“/导入”加上要导入的文字。读完会先给您看，确认后才写入。",
  noTasks: "这份文件里没有读出任务分工。请看看是不是发错了文件；如果没有错，请把任务表单独发给我。",
  previewTitle: (title: string) => `读到《${title}》`,
  amends: (plan: string, added: number, removed: number, owners: number, deadlines: number, texts: number) =>
    `这个规划（${plan}）已经导入过。与现有内容相比：${counted([
      ["新增", added],
      ["撤销", removed],
      ["改责任单位", owners],
      ["改时限", deadlines],
      ["改文字", texts],
    ])}。确认后记为一次修订，已有的汇报都保留在原来的任务上。`,
  unchanged: (plan: string) => `这个规划（${plan}）已经导入过，内容没有变化。`,
  creates: (plan: string) => `确认后建立新规划，编号 ${plan}。`,
  head: (docNumber: string | null, issuer: string | null, period: string) =>
    [docNumber, issuer, period].filter(Boolean).join(" · "),
  bodies: (known: number, unknown: number) => `涉及单位：名录里已有 ${known} 个，新出现 ${unknown} 个。`,
  newBodies: (count: number) => `新出现的单位（${count} 个）。如果其实是名录里的某个单位，请在这里对上：`,
  keepNew: "作为新单位",
  warnings: (count: number) => `拿不准的地方（${count} 处），请对照原文看一眼`,
  moreWarnings: (count: number) => `还有 ${count} 处，导入后可在命令行用 --dry-run 查看全部。`,
  firstTasks: "前几项任务",
  firstTask: (number: string, title: string, owners: readonly { name: string; role: string }[]) =>
    `${number}. ${title}　${owners.map(({ name, role }) => `${name}（${role}）`).join("、")}`,
  changedTasks: (count: number) => `有变化的任务（${count} 项）`,
  changed: {
    added: "新增",
    removed: "撤销",
    owners: "责任单位",
    deadline: "时限",
    text: "文字",
    number: "序号",
  },
  moreTasks: (count: number) => `……另有 ${count} 项`,
  confirm: "确认导入",
  drop: "不导入",
  done: (title: string, plan: string, tasks: number) =>
    `已导入《${title}》（${plan}），共 ${tasks} 项任务。在群里发“/规划 ${plan}”就能让那个群看它。`,
  dropped: "好的，没有导入，什么都没有改动。",
  confirmedBefore: "这份文件已经导入过了，没有重复导入。",
  droppedBefore: "这份文件已经选了不导入。要导入，请重新发一次文件。",
  gone: "找不到这份文件的读取结果，请重新发一次文件。",
};
