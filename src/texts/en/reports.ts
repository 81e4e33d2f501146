import type { Cycle } from "../../domain/cycle.ts";
import type { Texts } from "../zh.ts";

const cycleNames: Record<Cycle["kind"], (cycle: Pick<Cycle, "year" | "number">) => string> = {
  weekly: ({ year, number }) => `week ${number} of ${year}`,
  fortnightly: ({ year, number }) => `fortnight ${number} of ${year}`,
  monthly: ({ year, number }) => `period ${number} of ${year}`,
  quarterly: ({ year, number }) => `quarter ${number} of ${year}`,
  halfYearly: ({ year, number }) => `half-year ${number} of ${year}`,
  midterm: ({ year }) => `mid-term report ${year}`,
  final: ({ year }) => `final report ${year}`,
};

export const reports: Texts["reports"] = {
  day: (date) => date.slice(5),
  problems: {
    stateMissing: "Please choose a state",
    percentMissing: "Please give the percentage (0 to 100)",
    percentNotWhole: "A whole number from 0 to 100, please, such as 60",
    percentRange: "The percentage lies between 0 and 100",
    progressMissing: "Please write one sentence on the progress",
    tooLong: "1,000 characters at most; please shorten it",
    doneNeedsHundred: "With the state “done” the percentage is 100",
    hundredNeedsDone: "100 % reached: choose “done” if all is finished, else give 99 or less",
  },
  fields: {
    state: "State",
    percent: "Percent complete",
    progress: "Progress",
    problems: "Problems",
    next: "Next steps",
    results: "Results",
    coordination: "Needs coordination",
  },
  cycle: (cycle) => cycleNames[cycle.kind](cycle),
  by: (cycle) => `due ${cycle.dueOn} ${cycle.dueTime}`,
  optional: (label) => `${label} (optional)`,
  form: {
    title: (number, title) => `Report ${number} | ${title}`,
    limit: (due) => `Limit ${due}`,
    noLimit: "standing task",
    last: (on, state, percent) => `Last ${on}: ${state}, ${percent}%`,
    firstTime: "Not reported yet",
    progressHint: "What was done, how far it is",
    nextHint: "What comes next, by when",
    more: "Results, needs coordination (optional)",
    submit: "Send",
    same: "No change, send as last time",
    sameConfirm: "Send the last report once more?",
    fix: (count) => `${count} to correct; what you typed is still here, nothing is saved yet`,
    check: "Please check and press “Send”; nothing is saved yet",
  },
  saved: {
    title: (number, title) => `Recorded ${number} | ${title}`,
    toast: "Recorded",
    again: "This report had arrived already; it was not recorded twice",
    awaiting: "Closing applied for; the safety committee's office will check.",
    unsigned: "Sent to the head of your body; it counts once signed.",
    partial: (missing) => `Your part is in; ${missing} bodies have not reported yet.`,
    evidence: "You may send me files or pictures as evidence (optional).",
    more: "Add or correct",
    line: (body, on, cycle) => `${body} · ${on} · ${cycle}`,
  },
  choose: {
    title: (number, title) => `Report for which body? ${number} | ${title}`,
    ask: "You serve several of its owners; please choose one:",
    clerk: (rest) =>
      `Choose the body you report for.${rest > 0 ? ` ${rest} more are not listed; name the body after the command.` : ""}`,
  },
  stale: {
    colleague: (body, at, progress) =>
      `A colleague at ${body} reported at ${at}: “${progress}”. What you typed is still here; to send it all the same press “Send” again.`,
    cycle: (cycle) =>
      `This form is from the last period; it is now ${cycle}. To send it for this period press “Send” again.`,
    task: "The task's text or limit has changed since you opened this form; see above. If all is right press “Send” again.",
  },
  refused: {
    taskGone:
      "This task is no longer in the plan (it was amended); nothing was saved. Send “/mine” for today's tasks.",
    noBody:
      "I do not know which body you belong to, so you cannot report yet. Send “/bind NAME”; the clerk will confirm.",
    leader: "A leader's account reads only; please tell the responsible body or the clerk.",
    notOwner: (number, names) =>
      `Task ${number} belongs to ${names.slice(0, 6).join(", ")}${names.length > 6 ? ` and ${names.length - 6} more` : ""}; only they (or the clerk) may report. Nothing was saved.`,
    closed: (number) => `Task ${number} is closed and takes no more reports. The clerk can reopen it.`,
    clerkOnly: "This is for the clerk to do; nothing was changed.",
    formUnreadable: "This form is incomplete and was not saved. Send “/report NUMBER” for a new one.",
    byText: (number) => `Or report in one sentence: /report ${number} first draft done 60%`,
    noNumber: "Please give the task's number, for example: /report 12",
    noTask: (number, plan) => `“${plan}” has no task ${number}. Send “/mine” for the numbers.`,
    which: "Several plans fit here; please name one, for example:",
    noPlan: "No plan has been imported yet. The clerk does that first.",
    nothingLast: "There is no earlier report; please fill in the form.",
    cli: "The command line only shows this; nothing was saved. Report in the chat.",
  },
};
