import type { Texts } from "../zh.ts";

export const notices: Texts["notices"] = {
  onlyClerk: "Only the administrator urges and supervises.",
  gone: "This notice is no longer there.",
  notYours: "This notice was not sent to your body.",
  closedAlready: "This notice is closed; no answer is needed any more.",
  kinds: {
    press: "Pressing note",
    supervise: "Supervision notice",
    warn: "Warning (recorded only)",
    talk: "Admonition talk (recorded only)",
  },
  states: {
    sent: "sent",
    received: "received",
    answered: "answered",
    closed: "closed",
    recorded: "recorded",
  },
  urge: {
    title: "Urging",
    everyoneReported: (plan, cycle) => `${plan}, ${cycle}: every body has reported; nobody needs urging.`,
    whichPlan: "Reports on which plan?",
    missing: (cycle, due, bodies, tasks) =>
      `${cycle}, due ${due}: ${bodies} ${bodies === 1 ? "body owes" : "bodies owe"} reports on ${tasks} ${tasks === 1 ? "task" : "tasks"}.`,
    body: (name, tasks) => `${name} (${tasks})`,
    more: (count) => `… and ${count} more ${count === 1 ? "body" : "bodies"}`,
    how: "The button reminds their liaisons in private, at most once a day each; outside working hours it waits. Nobody is named in groups.",
    send: (people) => `Urge ${people} ${people === 1 ? "person" : "people"}`,
    nobody:
      "None of these bodies has a liaison yet; nobody can be reminded. Liaisons say “/bind NAME” first.",
    sent: (people, already) =>
      already > 0
        ? `${people} ${people === 1 ? "person" : "people"} will be reminded; ${already} ${already === 1 ? "was" : "were"} reminded today already.`
        : `${people} ${people === 1 ? "person" : "people"} will be reminded.`,
    unreachable: (names) => `Bodies without a liaison: ${names}.`,
    message: (plan, cycle, due, tasks) =>
      `From the administrator: reports on ${plan}, ${cycle}, are due on ${due}; your body still owes ${tasks} ${tasks === 1 ? "report" : "reports"}.`,
  },
  form: {
    title: (number, task) => `Supervise: ${number}. ${task}`,
    note: "A draft: edit and send. Notes and notices go privately to the body's liaisons and head; warnings and talks are only recorded.",
    fields: {
      kind: "Kind",
      body: "To",
      matter: "Matter",
      requirement: "Requirement",
      answerBy: "Answer by",
      contact: "Contact",
    },
    matter: (number, task, due, state) =>
      `Task ${number} “${task}”${due ? ` (limit ${due})` : ""} is now: ${state}.`,
    requirement: "Please say why it is behind, what will be done and by when, and answer in writing in time.",
    send: "Send",
    problems: {
      body: "Please choose a body.",
      matter: "Please fill in the matter.",
      requirement: "Please fill in the requirement.",
      answerBy: "The answer cannot be due before today.",
    },
    noOwner: "No body owns this task; assign one with “/assign” first.",
  },
  issued: (name, number, body, people) =>
    people > 0
      ? `${name} ${number} was sent to ${body} (${people} ${people === 1 ? "person" : "people"}) and stands on the task's history.`
      : `${name} ${number} is on record, but ${body} has no liaison: nobody received it.`,
  recorded: (name, body) => `Recorded: ${name}, ${body}.`,
  paper: {
    title: (name, number) => `${name} ${number}`,
    to: "To",
    matter: "Matter",
    source: "Source",
    sourceOf: (plan, docNumber, number) => `${plan}${docNumber ? ` (${docNumber})` : ""}, task ${number}`,
    due: "Limit",
    requirement: "Requirement",
    answerBy: "Answer by",
    contact: "Contact",
    state: "State",
    answer: "Answer",
    receive: "Received",
    answerLabel: "Answer (reasons, measures, by when)",
    send: "Send the answer",
    task: "Open the task",
    empty: "Please write an answer.",
  },
  receivedToast: "Noted; the administrator will see it.",
  answeredToast: "Sent to the administrator.",
  news: {
    received: (paper, body) => `${body} has received ${paper}.`,
    answered: (paper, body, answer) => `${body} answered ${paper}: ${answer}`,
    close: "Close",
    closed: "Closed.",
  },
};
