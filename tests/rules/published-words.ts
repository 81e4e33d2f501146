import type { Intent } from "../../src/chat/intents.ts";

/** The words of the chat as published: Chinese and English, what follows them, and what they mean. */
export interface PublishedWord {
  words: string[];
  intent: Intent;
}

export const publishedWords: PublishedWord[] = [
  { words: ["/我的任务", "/我的职责", "/mine"], intent: "my_tasks" },
  { words: ["/单位 区安监局", "/body 区安监局"], intent: "body_tasks" },
  { words: ["/任务 12", "/task 12"], intent: "task_detail" },
  { words: ["/搜索 消防", "/search fire safety"], intent: "search" },
  { words: ["/谁负责 消防", "/who fire safety"], intent: "who" },
  { words: ["/逾期", "/overdue"], intent: "overdue" },
  { words: ["/到期 30", "/due 30"], intent: "due_soon" },
  { words: ["/汇报 12", "/report 12"], intent: "report" },
  { words: ["/进展 12", "/历史 12", "/progress 12", "/history 12"], intent: "progress" },
  { words: ["/指标", "/指标 死亡", "/indicators"], intent: "indicator" },
  { words: ["/项目", "/projects"], intent: "project" },
  { words: ["/周报", "/digest"], intent: "digest" },
  { words: ["/规划", "/规划 西青", "/plans"], intent: "plans" },
  { words: ["/绑定 区安监局", "/bind 区安监局"], intent: "bind" },
  { words: ["/帮助", "/help"], intent: "help" },
  { words: ["/导入", "/import"], intent: "import" },
  { words: ["/分工 12", "/assign 12"], intent: "assign" },
  { words: ["/审核", "/review"], intent: "return" },
  { words: ["/导出 台账", "/export ledger"], intent: "export" },
  { words: ["/本期", "/cycle"], intent: "report" },
  { words: ["/延期 12", "/extend 12"], intent: "extend" },
  { words: ["/销号 12", "/close 12"], intent: "report" },
  { words: ["/催报", "/remind"], intent: "remind" },
  { words: ["/督办 12", "/supervise 12"], intent: "remind" },
  { words: ["/设置", "/settings"], intent: "settings" },
  { words: ["/单位目录", "/bodies"], intent: "settings" },
];

/** Published, and not served yet; whoever serves one moves it up. */
export const laterWords: PublishedWord[] = [{ words: ["/评估 中期", "/evaluate"], intent: "evaluate" }];

/** "/任务 12" → "任务" */
export const slashWordOf = (words: string): string => /^\/(\S+)/.exec(words)?.[1] ?? "";
