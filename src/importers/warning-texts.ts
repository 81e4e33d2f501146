/** Why a place in the document should be looked at by a person. */
export const warningTexts = {
  noClause: { zh: "像一项任务，但没有责任单位", en: "Looks like a task but names no owner" },
  mayBeTwo: {
    zh: "这个名称可能是两个单位，中间缺了分隔",
    en: "This name may be two bodies with a separator missing",
  },
  shifted: {
    zh: "这一行的格数与表头不符，各列可能错位",
    en: "The cells of this row do not match the heading; columns may have shifted",
  },
  filledDown: {
    zh: "责任单位一格为空，按合并单元格沿用上一行",
    en: "Owner cell is empty; taken from the row above as a merged cell",
  },
  noOwner: { zh: "这一行没有责任单位", en: "This row names no owner" },
  oddDeadline: { zh: "时限无法识别，原文照录", en: "The limit was not understood; kept as printed" },
  disagrees: {
    zh: "声明的数目与实际读到的不一致",
    en: "The number stated does not agree with what was found",
  },
  unreadTable: {
    zh: "有一张表没有识别出任务、指标或项目，未导入",
    en: "A table with no recognisable tasks, indicators or projects was not imported",
  },
  unreadIndicators: {
    zh: "这里像有一张指标表，各格在文件里已经打散，指标没有全部读出，请对照原文补录",
    en: "This looks like a table of indicators whose cells the file has scattered; not all were read, please compare",
  },
  seriesBreaks: {
    zh: "序号不连续，可能漏读或原文缺号",
    en: "The numbering is interrupted; something may be missing",
  },
  mixedColumn: {
    zh: "一列中同时有牵头和配合单位，按第一个牵头、其余配合处理",
    en: "One column mixes lead and support; the first was taken as lead, the others as support",
  },
  noTasks: { zh: "没有找到任何任务", en: "No tasks were found" },
} as const;

export type WarningCode = keyof typeof warningTexts;
