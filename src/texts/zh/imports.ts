import type { UnreadableCode } from "../../importers/read/page-model.ts";

type Facts = Record<string, string | number>;

/** Reading a document in: what was found, what could not be read and why. */
export const imports = {
  unreadable: {
    "kind-unknown": () =>
      "认不出这是什么文件。请发 Word（.docx .doc）、Excel（.xlsx .xls .csv）、PDF、.txt 或 .md，或者把文字直接贴给我。",
    "too-large": (facts: Facts) =>
      `文件太大${facts.limit ? `，上限是 ${facts.limit}` : ""}。请去掉图片和无关的附件，或者分成几个文件再发。`,
    empty: () => "文件里没有文字。请检查是不是发错了文件，再发一次。",
    encrypted: () => "文件加了密码，打不开。请在 Word 或 Excel 里去掉密码，另存后再发。",
    scanned: () => "这份 PDF 是扫描的图片，里面没有文字。请发 Word 版，或者先做文字识别（OCR）再发。",
    damaged: () => "文件损坏或不完整，读不下去。请在电脑上打开它，另存一份再发。",
    "too-complex": (facts: Facts) =>
      `文件的内容超出了能读的范围${facts.limit ? `（上限 ${facts.limit}）` : ""}。请只保留任务分工的部分再发。`,
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
};
