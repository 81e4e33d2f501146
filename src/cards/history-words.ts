import { civilTime } from "../clock.ts";
import type { HistoryEntry, TaskHistory } from "../services/reports/task-history.ts";
import type { Texts } from "../texts/zh.ts";
import { figureLines } from "./report-saved.ts";

/** "2018-06-04 09:00 · 区安监局 王 · 推进中 60%": when, who (for which body), what. */
export function headline(
  texts: Texts,
  timeZone: string,
  history: Pick<TaskHistory, "people" | "bodies" | "clerks">,
  entry: HistoryEntry,
): string {
  return [civilTime(entry.at, timeZone), whoOf(texts, history, entry), whatOf(texts, history, entry)]
    .filter(Boolean)
    .join(" · ");
}

function whoOf(
  { reports: { history: words } }: Texts,
  { people, bodies, clerks }: Pick<TaskHistory, "people" | "bodies" | "clerks">,
  { person, body }: HistoryEntry,
): string {
  if (person === "cli") return words.commandLine;
  if (person === "system") return words.bot;
  const name = people.get(person) ?? "";
  const bodyName = body ? (bodies.get(body) ?? "") : "";
  // What the clerk sends for a body is the clerk's doing.
  if (clerks.has(person)) return body ? words.onBehalf(name || words.office, bodyName) : name || words.office;
  return [bodyName, name].filter(Boolean).join(" ") || words.office;
}

function whatOf(texts: Texts, { bodies }: Pick<TaskHistory, "bodies">, entry: HistoryEntry): string {
  const { history: words, request, cycleCard } = texts.reports;
  const about = entry.about ? (bodies.get(entry.about) ?? "") : "";
  const upon = (text: string): string =>
    about && entry.body !== entry.about ? words.upon(text, about) : text;
  switch (entry.kind) {
    case "report": {
      const { state, percent } = entry.report;
      return `${texts.common.selfStates[state]} ${percent}%${entry.part ? ` · ${cycleCard.part}` : ""}`;
    }
    case "verdict":
      return upon(words.verdicts[entry.event.kind]);
    case "task":
      return words.events[entry.event.kind];
    case "request":
      return words.asked(request.names[entry.request.kind]);
    case "decision":
      return upon(words.decided(request.names[entry.request.kind], entry.request.decision?.agreed ?? false));
    case "record":
      return upon(words.recorded[entry.what]);
  }
}

/** What was said with it, line by line. */
export function entryWords(texts: Texts, entry: HistoryEntry): string[] {
  const { fields, review, request } = texts.reports;
  switch (entry.kind) {
    case "report": {
      // What the body wrote, also where the clerk mended a slip: the correction is an entry of its own.
      const sent = entry.report.asSent ?? entry.report;
      const named = (["results", "problems", "coordination", "next"] as const).flatMap((field) =>
        sent[field] ? [`${fields[field]}：${sent[field]}`] : [],
      );
      const files = entry.evidence.map((file) => file.name);
      return [
        sent.progress,
        ...figureLines(texts, entry.figures),
        ...named,
        ...(files.length > 0 ? [review.evidence(files)] : []),
      ].filter(Boolean);
    }
    case "verdict": {
      const corrected = Object.values(entry.event.fields ?? {}).map(String);
      return [...corrected, entry.event.reason].filter(Boolean);
    }
    case "task":
      return taskEventWords(texts, entry.event);
    case "request": {
      const { reason, progress, newDue } = entry.request;
      return [reason, progress, newDue ? request.until("", newDue) : ""].filter(Boolean);
    }
    case "decision":
      return [entry.request.decision?.reason ?? ""].filter(Boolean);
    case "record":
      return recordWords(texts, entry);
  }
}

function taskEventWords(texts: Texts, event: Extract<HistoryEntry, { kind: "task" }>["event"]): string[] {
  const { request, review, checks } = texts.reports;
  const lines = [event.reason];
  if (event.kind === "limit") lines.unshift(request.until(event.before ?? "", event.after ?? ""));
  if (event.kind === "owners")
    lines.unshift(request.until(ownersWords(texts, event.before), ownersWords(texts, event.after)));
  if (event.kind === "closed")
    lines.unshift(
      `${review.closed(event.late ?? false)}${event.checked ? ` · ${checks[event.checked]}` : ""}`,
    );
  return lines.filter(Boolean);
}

/** "lead:区安监局;support:区水务局" as kept for the record → in the reader's words. */
function ownersWords({ common }: Texts, owners: string | null): string {
  const roles: Record<string, string> = common.roles;
  return (owners ?? "")
    .split(";")
    .filter(Boolean)
    .map((owner) => {
      const [role = "", name = ""] = owner.split(":");
      return `${name}（${roles[role] ?? role}）`;
    })
    .join("、");
}

/** The facts that a row of the chain keeps of it: a number, words, a day, a file with its size and hash. */
function recordWords(
  { reports: { history: words } }: Texts,
  { facts }: Extract<HistoryEntry, { kind: "record" }>,
): string[] {
  const said = (name: string): string => (typeof facts[name] === "string" ? facts[name] : "");
  const size = typeof facts.size === "number" ? words.bytes(facts.size) : "";
  const needed = typeof facts.needed === "boolean" ? words.evidenceNeeded(facts.needed) : "";
  return [
    said("number"),
    said("requirement"),
    said("answer"),
    said("reason"),
    [said("name"), size].filter(Boolean).join(" · "),
    said("sha256") && `SHA-256 ${said("sha256")}`,
    said("answerBy") && words.answerBy(said("answerBy")),
    needed,
  ].filter(Boolean);
}
