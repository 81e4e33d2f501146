import type { Reading } from "../reading.ts";
import { findPlace } from "./find-place.ts";
import { byOtherBody, byOwner, byPlace, byUrged, byWhole } from "./lean-on-list.ts";
import { byContinuing, pointing } from "./lean-on-question.ts";
import { byCorrection, byReason, byRepeat, bySlip } from "./lean-on-slip.ts";
import { bySubject } from "./lean-on-task.ts";
import { leaning, ofOneTask, ofTasks } from "./leaning.ts";
import type { Memory, Situation } from "./situation.ts";

/** A choice is said in a few words, in characters. */
const longestChoice = 12;

/** A sentence that leans on the last answer, completed from it; the reading itself where it stands alone. */
export function leanOn(reading: Reading, situation: Situation): Reading {
  const { memory } = situation;
  if (!memory) return reading;
  if (reading.slash)
    return isBareWord(reading, memory) ? (bySubject(reading, memory, situation) ?? reading) : reading;
  return (
    byChoice(reading, memory, situation) ??
    byItem(reading, memory) ??
    bySlip(reading, memory) ??
    byCorrection(reading, memory) ??
    byReason(reading, memory) ??
    byRepeat(reading, memory) ??
    byWhole(reading, memory, situation) ??
    byOtherBody(reading, memory) ??
    byPlace(reading, memory) ??
    byUrged(reading, memory, situation) ??
    bySubject(reading, memory, situation) ??
    byOwner(reading, memory, situation) ??
    byContinuing(reading, memory, situation) ??
    withFocus(reading, memory)
  );
}

/** 谁负责, 进展, 延期: a command's word said alone, without the slash, of the one task last spoken of. */
const isBareWord = ({ slash, words, intent }: Reading, memory: Memory): boolean =>
  slash === words && ofTasks.has(intent) && memory.tasks.length === 1;

/** 消防的, after the bot asked which 支队 is meant. */
function byChoice(reading: Reading, memory: Memory, { directory }: Situation): Reading | null {
  if (memory.choices.length === 0 || reading.words.length > longestChoice) return null;
  // 第二个, 后面那个: its place among the choices.
  const places = findPlace(reading.words, { ...memory, tasks: [], list: memory.choices }) ?? [];
  if (reading.tasks.length > 0 && places.length === 0) return null;
  const words = reading.bodies.length
    ? []
    : reading.left.map((part) => part.replace(pointing, "").replace(/^(?:管|负责|搞|做|是)/, ""));
  const choices = memory.choices.flatMap((id) => directory.byId(id) ?? []);
  // 公安交通的 is part of one of the names, whatever else it was taken for.
  const said = reading.words
    .replace(/^(?:是|就是?|要|选|管)/, "")
    .replace(pointing, "")
    .replace(/的$/, "");
  const whole = choices.filter((body) => [body.name, ...body.aliases].some((name) => name.includes(said)));
  const fitting = choices.filter(
    (body) =>
      places.includes(body.id) ||
      reading.bodies.includes(body) ||
      words.some((part) => part && [body.name, ...body.aliases].some((name) => name.includes(part))),
  );
  const bodies = whole.length === 1 ? whole : fitting;
  if (bodies.length !== 1) return null;
  const { roles, due, begins, years, standingKind, states, unreported } = memory;
  const change = { bodies, tasks: [], topics: [], left: [], leftOut: [], ambiguous: null, unknownBody: null };
  const kept = {
    roles,
    due,
    begins,
    years,
    standingKind,
    standing: standingKind !== null,
    states,
    unreported,
  };
  return leaning(reading, { ...change, ...kept, intent: memory.intent }, "the choice that was asked for");
}

/** 第5小项谁干: a part of the task last spoken of. */
function byItem(reading: Reading, memory: Memory): Reading | null {
  const [part] = reading.tasks;
  const [number] = memory.tasks;
  if (part?.number !== "" || memory.tasks.length !== 1 || !number) return null;
  const tasks = [{ number, items: part.items }];
  return leaning(reading, { plan: memory.plan, tasks, topics: [] }, "the task of the last answer");
}

/** A report tells of its task by what was done; where no task fits that, it is the one last spoken of. */
function withFocus(reading: Reading, memory: Memory): Reading {
  const [number] = memory.tasks;
  const one = reading.tasks.length === 0 && memory.tasks.length === 1;
  // After a report the next one is of another task, unless it corrects the first.
  const next = reading.intent === "report" && memory.intent === "report";
  const may = one && ofOneTask.has(reading.intent) && !next;
  return may && number ? { ...reading, focus: number } : reading;
}
