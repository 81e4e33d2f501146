import type { Texts } from "../zh.ts";

export const imports: Texts["imports"] = {
  unreadable: {
    "kind-unknown": () =>
      "I cannot tell what kind of file this is. Please send Word (.docx .doc), Excel (.xlsx .xls .csv), PDF, .txt or .md, or paste the text.",
    "too-large": (facts) =>
      `The file is too large${facts.limit ? `; the limit is ${facts.limit}` : ""}. Please remove pictures and annexes, or send it in parts.`,
    empty: () => "There is no text in the file. Please check that it is the right one and send it again.",
    encrypted: () =>
      "The file is protected with a password. Please remove it in Word or Excel, save, and send it again.",
    scanned: () =>
      "This PDF is a scanned picture without text. Please send the Word version, or run text recognition (OCR) first.",
    damaged: () =>
      "The file is damaged or incomplete. Please open it on a computer, save a copy, and send that.",
    "too-complex": (facts) =>
      `The file holds more than I can read${facts.limit ? ` (limit ${facts.limit})` : ""}. Please keep only the division of work.`,
  },
  found: (tasks, owners, indicators, projects) =>
    `Found ${tasks} tasks, ${owners} owner entries, ${indicators} indicators and ${projects} projects.`,
  nothingWritten: "(A trial run: nothing was written.)",
  created: (plan) => `Plan ${plan} was created.`,
  amended: (plan, added, removed, changed) =>
    `Plan ${plan} was amended: ${added} added, ${removed} removed, ${changed} changed.`,
  warning: (line, message, text) => `line ${line}: ${message} (${text})`,
};
