import type { Texts } from "../zh.ts";

export const bindings: Texts["bindings"] = {
  noPlans: "No plan has been imported yet. The administrator sends me the document, or runs duban import.",
  plans: (count) => `${count} plan${count === 1 ? "" : "s"}:`,
  planLine: (id, title, period, tasks) => `· ${title}${period}, ${tasks} tasks (ID ${id})`,
  period: (start, end) => (start && end ? ` (${start === end ? start : `${start}–${end}`})` : ""),
  bound: (title) => `This chat looks at ${title}.`,
  boundNow: (title) => `Done: from now on this chat looks at ${title}.`,
  switchHow: 'To switch, send "/plans NAME".',
  planUnknown: (words) => `There is no plan called "${words}".`,
  planAmbiguous: (words) => `"${words}" fits more than one plan. Which one do you mean?`,
  clerkBindsGroups:
    "In a group the administrator decides which plan is looked at; you can switch in our private chat.",
  bindHow: 'Which body do you belong to? Send "/bind NAME".',
  servesNow: (bodies) => `You are bound to: ${bodies}.`,
  servesNone: "You are not bound to any body yet.",
  alreadyBound: (body) => `You are already bound to ${body}.`,
  asked: (body) => `The administrator has been asked to bind you to ${body}; I will tell you the answer.`,
  askedBefore: (body) => `Your request for ${body} is still waiting for the administrator.`,
  noClerk: "No administrator is set (BOT_ADMINS), so nobody can confirm. Please ask whoever runs me.",
  bodyUnknown: (words, nearest) =>
    `There is no body called "${words}".${nearest ? ` The nearest: ${nearest}.` : ""}`,
  bodyAmbiguous: (words) => `"${words}" fits more than one body. Which one do you mean?`,
  inPrivate: "Please bind in our private chat.",
  requestTitle: "A request to be bound",
  requestText: (person, departments, body) =>
    `${person}${departments ? ` (departments: ${departments})` : ""} asks to report and read for ${body}.`,
  agree: "Agree",
  refuse: "Refuse",
  agreedToast: "Agreed; the person has been told.",
  refusedToast: "Refused; the person has been told.",
  decidedBefore: "This request has been decided already.",
  clerkOnly: "Only the administrator can do this.",
  agreed: (body) =>
    `You are now bound to ${body}. Ask "what is my department responsible for", or send /cycle to report.`,
  refused: (body) => `The administrator did not agree to bind you to ${body}. Please ask them directly.`,
};
