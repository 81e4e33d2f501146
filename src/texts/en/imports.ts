import type { Texts } from "../zh.ts";

const many = (count: number, one: string, several: string): string =>
  `${count} ${count === 1 ? one : several}`;

const amount = (facts: Record<string, string | number>): string =>
  `${facts.limit} ${facts.unit ?? ""}`.trim();

const counted = (parts: [string, number][]): string =>
  parts
    .flatMap(([what, count]) => (count > 0 ? [`${count} ${count === 1 ? "task" : "tasks"} ${what}`] : []))
    .join(", ");

export const imports: Texts["imports"] = {
  unreadable: {
    "kind-unknown": () =>
      "I cannot tell what kind of file this is. Please send Word (.docx .doc), Excel (.xlsx .xls .csv), PDF, .txt or .md, or paste the text.",
    "too-large": (facts) =>
      `The file is too large${facts.limit ? `; the limit is ${amount(facts)}` : ""}. Please remove pictures and annexes, or send it in parts.`,
    empty: () => "There is no text in the file. Please check that it is the right one and send it again.",
    encrypted: () =>
      "The file is protected with a password. Please remove it in Word or Excel, save, and send it again.",
    scanned: () =>
      "This PDF is a scanned picture without text. Please send the Word version, or run text recognition (OCR) first.",
    damaged: () =>
      "The file is damaged or incomplete. Please open it on a computer, save a copy, and send that.",
    "too-complex": (facts) =>
      `The file holds more than I can read${facts.limit ? ` (limit ${amount(facts)})` : ""}. Please keep only the division of work.`,
  },
  found: (tasks, owners, indicators, projects) =>
    `Found ${many(tasks, "task", "tasks")}, ${many(owners, "owner entry", "owner entries")}, ${many(indicators, "indicator", "indicators")} and ${many(projects, "project", "projects")}.`,
  nothingWritten: "(A trial run: nothing was written.)",
  created: (plan) => `Plan ${plan} was created.`,
  amended: (plan, added, removed, changed) =>
    `Plan ${plan} was amended: ${added} added, ${removed} removed, ${changed} changed.`,
  warning: (line, message, text) => `line ${line}: ${message} (${text})`,
  reading: (file) => `Got ${file}. I am reading it and will show you what I find.`,
  readingText: "Got the text. I am reading it and will show you what I find.",
  pasted: "pasted text",
  clerkOnly:
    "Importing a plan is the administrator's work, so I have not read this file. If it is evidence for a task, submit that task's report first, then send me the file.",
  notYourTap: "Importing a plan is the administrator's work; nothing was changed.",
  privateOnly: "Please send files to be imported in our private chat, so that the group is not disturbed.",
  sendFile:
    "Send me the document (Word, Excel, PDF, txt), or /import followed by the text. I show you what I found before anything is written.",
  noTasks:
    "I found no division of work in this file. Please check that it is the right one, or send the table of tasks alone.",
  previewTitle: (title) => `Read: ${title}`,
  amends: (plan, added, removed, owners, deadlines, texts) =>
    `This plan (${plan}) was imported before. Compared with it: ${counted([
      ["added", added],
      ["removed", removed],
      ["with other owners", owners],
      ["with other limits", deadlines],
      ["with other words", texts],
    ])}. Once confirmed it is recorded as an amendment; reports stay with their tasks.`,
  unchanged: (plan) => `This plan (${plan}) was imported before, and nothing has changed.`,
  creates: (plan) => `Once confirmed, a new plan is created with the ID ${plan}.`,
  head: (docNumber, issuer, period) => [docNumber, issuer, period].filter(Boolean).join(" · "),
  bodies: (known, unknown) => `Bodies: ${known} known, ${unknown} new.`,
  newBodies: (count) => `New bodies (${count}). If one is really a body of the directory, match it here:`,
  keepNew: "a new body",
  warnings: (count) =>
    `Not sure about ${count} place${count === 1 ? "" : "s"}; please compare with the source`,
  moreWarnings: (count) => `${count} more; the command line shows all with --dry-run.`,
  firstTasks: "The first tasks",
  firstTask: (number, title, owners) =>
    `${number}. ${title}: ${owners.map(({ name, role }) => `${name} (${role})`).join(", ")}`,
  changedTasks: (count) => `What changes (${count} ${count === 1 ? "task" : "tasks"})`,
  changed: {
    added: "added",
    removed: "removed",
    owners: "owners",
    deadline: "limit",
    text: "words",
    number: "number",
  },
  moreTasks: (count) => `… and ${count} more`,
  confirm: "Import",
  drop: "Do not import",
  done: (title, plan, tasks) =>
    `${title} (${plan}) was imported with ${many(tasks, "task", "tasks")}. Send "/plans ${plan}" in a group to let it look at this plan.`,
  dropped: "Nothing was imported and nothing was changed.",
  confirmedBefore: "This document was imported already; it was not imported again.",
  droppedBefore: "You chose not to import this document. To import it, send the file again.",
  gone: "I no longer have what I read of this file. Please send it again.",
};
