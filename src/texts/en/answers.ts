import type { Role } from "../../domain/role.ts";
import type { Texts } from "../zh.ts";

const roleOf: Record<Role, string> = {
  lead: "leads",
  responsible: "responsible",
  participate: "takes part",
  support: "supports",
};

const list = (names: readonly string[]): string => names.join(", ");
const quoted = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(", ");
const tasks = (count: number): string => (count === 1 ? "1 task" : `${count} tasks`);

export const answers: Texts["answers"] = {
  noPlan: 'No plan has been imported yet. Ask the administrator to send "/import" and the document.',
  whichPlan: "Which plan do you mean? Choose one, or name the district or the plan in your question:",
  noSuchPlan: (period) => `No plan of ${period} has been imported. There are:`,
  whichBody: (words) => `"${words}" fits more than one body. Which one do you mean?`,
  whichOfYours: "You serve more than one body. Which one do you mean?",
  whichOfTasks: "More than one task fits. Which one do you mean?",
  noRight: (right) => `Only ${right} may do this. Nothing was changed. Please ask the administrator.`,
  rights: {
    guest: "a user",
    member: "a liaison of an owning body",
    head: "the head of the body",
    leader: "a leader",
    clerk: "the administrator",
  },
  notHere:
    "I understand what you want done, but it cannot be done here yet. Nothing was changed. Please ask the administrator.",
  asOf: (region, plan, day) => `${plan.includes(region) ? "" : `${region} `}"${plan}", as of ${day}`,
  roleOf,
  and: "; ",
  headed: (subject, head) => `${subject}: ${head}`,
  roles: (roles) => list(roles.map((role) => roleOf[role])),
  count: (total) => `${total} in all`,
  bodyTasks: (body, what, total, through) =>
    through === 0
      ? `${body} has ${tasks(total)}${what ? ` (${what})` : ""}`
      : total === through
        ? `No task names ${body}${what ? ` (${what})` : ""}; it has ${tasks(through)} through a group`
        : `${body} has ${tasks(total)}${what ? ` (${what})` : ""}: ${total - through} by name, ${through} through a group`,
  noBodyTasks: (body, what) => `${body} has no task${what ? ` (${what})` : ""}`,
  otherRoles: (body, counts) => `${body} also has: ${counts} (not asked for).`,
  roleCount: (role, count) => `${role}: ${count}`,
  section: (title, count) => `[${title}] ${count}`,
  through: (group, role) => `${role} through "${group}"`,
  collective: "group",
  line: (number, title, facts) => (facts ? `${number}. ${title} (${facts})` : `${number}. ${title}`),
  partOf: (body, part) => `${body}: ${part.join("; ")}`,
  noPart: (body) => `${body} has no part in this task.`,
  items: (items) => `only sub-item ${list(items.map(String))}`,
  due: (day) => `due ${day}`,
  limit: (text) => `limit: ${text}`,
  noLimit: "no limit set",
  reported: "reported this cycle",
  unreported: "not reported this cycle",
  narrowedBy: {
    topics: (topics) => `about ${quoted(topics)}`,
    dueBetween: (from, to) => (from === to ? `due on ${to}` : `due from ${from} to ${to}`),
    dueIn: (years) => `due in ${years.join(", ")}`,
    dueBy: (to) => `due by ${to}`,
    dueAfter: (from) => `due from ${from} on`,
    begins: (from, to) => `beginning from ${from} to ${to}`,
    years: (start, end) => `with the limit ${start}-${end}`,
    annual: "due every year",
    ongoing: "of a standing kind",
    none: "without a limit",
    unreported: "not reported this cycle",
    reported: "reported this cycle",
    states: (states) => `that are ${list(states)}`,
    shared: "shared",
    lacking: (role) => `with nobody named under "${role}"`,
    without: (words) => `other than ${quoted(words)}`,
  },
  guessed: (words, body) => `"${words}" was taken for "${body}".`,
  takenFor: (said, meant) =>
    `No task speaks of "${said}"; "${meant}" was looked for, as the document says it.`,
  leftOut: (words) => `No task speaks of ${quoted(words)}; the list is not narrowed by it.`,
  inferred: (name) =>
    `The directory does not hold "${name}"; its groups are inferred from its name. Please let the administrator confirm.`,
  alikeGroups: (groups) =>
    `The document has other groups with the same members, whose tasks are not listed here: ${quoted(groups)}.`,
  unconfirmedGroups: (groups) =>
    `Who belongs to ${quoted(groups)} is inferred from its name and not yet confirmed by the administrator.`,
  tookOver: (body, former, on, count) =>
    `${tasks(count)} of these were given to ${former} and passed to ${body} on ${on}.`,
  endedInto: (former, on, heir) =>
    `${former} was merged into ${heir} on ${on}; ${heir} answers for these tasks now.`,
  nowCalled: (former, on, heir) => `${former} became part of ${heir} on ${on}; this is about ${heir}.`,
  notYetFounded: (body, on, formers) =>
    `${body} was founded on ${on}; before that these tasks belonged to ${formers}.`,
  unknownBody: (words, nearest) =>
    nearest
      ? `The directory holds no "${words}", so there is nothing to list. Did you mean ${nearest}?`
      : `The directory holds no "${words}", so there is nothing to list. Please write the full name.`,
  noDivision:
    "This plan prints no division of work: no body has been given a task yet. The administrator can assign them.",
  clerkHasNoBody: 'You are the administrator and serve no body. Name one, e.g. "what does 区安监局 do".',
  guestHasNoBody:
    'I do not know which body you belong to. Send "/bind NAME"; once the administrator agrees you can ask for your tasks.',
  ask: (body) => `/body ${body}`,
  noTask: (numbers, first, last, total) =>
    `There is no task ${list(numbers)}. The plan has ${total} tasks, numbered ${first} to ${last}.`,
  noTasksYet: "This plan has no tasks yet.",
  needSubject:
    'Of what? Name a task or a topic, e.g. "who leads task 12" or "who is responsible for schools".',
  needNumber: 'Please give the number of the task, e.g. "task 12".',
  task: (number, title) => `Task ${number}: ${title}`,
  path: (path) => `Section: ${path.join(" > ")}`,
  content: (content) => `Text: ${content}`,
  item: (number, content) => `Sub-item ${number}: ${content}`,
  noItem: (number, item) => `Task ${number} has no sub-item ${item}.`,
  owners: (role, names) => `${role}: ${names}`,
  noOwners: "Owners: none printed",
  ownItems: (items) => ` (sub-item ${list(items.map(String))})`,
  state: (state) => `State: ${state}`,
  lastReport: (body, day, state, percent, progress) =>
    `Last report (${body}, ${day}, self-rated ${state}, ${percent}%): ${progress}`,
  noReport: "No report yet.",
  problems: (text) => `Problems: ${text}`,
  next: (text) => `Next: ${text}`,
  noneInRole: (roles) => `No body is printed as the one that ${roles}; all owners are listed.`,
  found: (topics, total) => `${tasks(total)} about ${quoted(topics)}`,
  rest: (total) => tasks(total),
  notFound: (topics) => `No task speaks of ${quoted(topics)}. Try another word, or send "/help".`,
  nearestTasks: "Nearest (not an answer):",
  who: (topics, total) => `${topics}: ${tasks(total)}, with these owners`,
  ownersOf: (numbers) => `Owners of ${numbers.replace(/^Task/, "task")}`,
  aboutTopics: (topics) => `About ${quoted(topics)}`,
  aboutNumbers: (numbers) => `Task ${list(numbers)}`,
  overdue: (whose, total) => `${whose}: ${tasks(total)} overdue`,
  noneOverdue: (whose) => `${whose}: nothing is overdue.`,
  daysLate: (days) => `${days} days late`,
  all: "All",
  silent: (cycle, bodies, count) => `${cycle}: ${bodies} bodies have not reported yet, on ${tasks(count)}`,
  noneSilent: (cycle) => `${cycle}: everything owed has been reported.`,
  silentBody: (body, numbers) => `${body}: task ${numbers}`,
  timed: (what, total) => `${tasks(total)} ${what}`,
  noneTimed: (what) => `No task ${what}.`,
  dueSoonDays: (days) => `"Soon" means within ${days} days.`,
  daysLeft: (days) => (days < 0 ? `${-days} days late` : `${days} days left`),
  progress: (what, total) => `Progress of ${what} (${tasks(total)})`,
  history: (total) => `${total} reports, newest first`,
  reportsIn: (reported, total) => `${reported} reported this cycle, ${total - reported} not`,
  indicators: (total) => `${total} indicators`,
  noIndicators: "This plan has no such indicator.",
  indicator: (name, target, more) => `· ${name}: ${target}${more ? ` (${more})` : ""}`,
  yearTarget: (year, target) => `${year}: ${target}`,
  actual: (value, day) => `actual ${value}, reported ${day}`,
  noActual: "no actual value yet",
  figureTasks: "Their tasks:",
  projects: (total) => `${total} key projects`,
  noProjects: "This plan has no such key project.",
  project: (name, more) => `· ${name}${more ? ` (${more})` : ""}`,
  projectLead: (names) => `led by ${names}`,
  investment: (amount) => `investment ${amount}`,
  totalInvestment: (amount) => `Total investment ${amount}.`,
  place: (place) => `place: ${place}`,
  goal: (text) => `goal: ${text}`,
  stats: (whose, total, done, overdue, dueSoon, standing, unreported) =>
    `${whose}: ${tasks(total)}; ${done} done, ${overdue} overdue, ${dueSoon} due within two weeks, ${standing} standing, ${unreported} never reported`,
  closingRate: (done, fallen) =>
    fallen === 0
      ? "Closing rate: nothing has fallen due yet (closed ÷ fallen due, standing tasks left out)"
      : `Closing rate ${done}/${fallen} = ${((done / fallen) * 100).toFixed(1)}% (closed ÷ fallen due, standing tasks left out)`,
  slowest: (bodies) => `Most overdue tasks: ${bodies}`,
  busiest: (roles, bodies) => `Most tasks (by name${roles && `, ${roles}`}): ${bodies}`,
  noneSlow: "Nothing is overdue, so no body is behind",
  bodyCount: (body, count) => `${body} ${count}`,
  unknown:
    'I did not understand that. You may ask:\n· what is my department responsible for\n· who is responsible for hazardous chemicals\n· task 12\n· what is overdue\nSend "/help" for everything.',
  friendly:
    'I am Duban and only know about tasks and their progress. Ask any time, e.g. "what is my department responsible for".',
  help: "I answer questions about tasks, owners, limits and progress. Just type, or use these commands:",
  helpLine: (slash, summary, example) => `/${slash} - ${summary}, e.g. ${example}`,
};
