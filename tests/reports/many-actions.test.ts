import { expect, test } from "vitest";
import type { Context } from "../../src/chat/context.ts";
import { standingOf } from "../../src/domain/counting-report.ts";
import { ownersOn } from "../../src/domain/owners.ts";
import { counts } from "../../src/domain/report.ts";
import { verifyChain } from "../../src/services/audit/verify-chain.ts";
import { cycleStatus } from "../../src/services/reports/cycle-status.ts";
import { reportingTask } from "../../src/services/reports/reporting-task.ts";
import { taskHistory } from "../../src/services/reports/task-history.ts";
import { directoryOf } from "../../src/store/directory.ts";
import { type FiledReport, reportsOfTask } from "../../src/store/reports.ts";
import { assignmentsOfTasks, tasksOfPlan } from "../../src/store/tasks.ts";
import { body, components, fieldsOf, type Office, openOffice, plan, type TaskSketch } from "./office.ts";

/** Enough for a run with the others; the full measure is DUBAN_ACTIONS=10000. */
const actionCount = Number(process.env.DUBAN_ACTIONS ?? 1_500);
const people = 200;
const names = ["区安监局", "区水务局", "区教育局", "区文化局", "公安西青分局", "区气象局"];
const states = ["notStarted", "onTrack", "ahead", "behind", "blocked", "done"];

/** mulberry32: the same seed gives the same run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const sketches: TaskSketch[] = Array.from({ length: 24 }, (_, index) => ({
  content: `第${index + 1}件工作`,
  due: index % 5 === 0 ? null : index % 3 === 0 ? "2018-06-20" : "2019-12-31",
  standing: index % 7 === 6,
  owners: [
    [names[index % names.length]!, index % 4 === 3 ? "responsible" : "lead"],
    [names[(index + 1) % names.length]!, index % 4 === 3 ? "responsible" : "support"],
    ...(index % 6 === 5 ? ([["各街镇政府", "participate", true]] as const) : []),
  ] as TaskSketch["owners"],
}));

/** One card on somebody's screen: it may be pressed by anybody, now or much later. */
interface Screen {
  owner: Context;
  buttons: Record<string, unknown>[];
  fields: Record<string, string>;
}

/** People who open, fill, forge, press old cards and press twice; every answer is a toast, a card or a sentence. */
async function live(office: Office, seed: number): Promise<number> {
  const roll = random(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(roll() * items.length)]!;
  const actors: Context[] = Array.from({ length: people }, (_, index) => {
    if (index < 3) return office.as(`clerk${index}`, "clerk");
    if (index < 6) return office.as(`leader${index}`, "leader");
    if (index < 10) return office.as(`guest${index}`, "guest");
    return office.as(`member${index}`, "member", index % 9 === 0 ? "中北镇" : names[index % names.length]!);
  });
  const screens: Screen[] = [];
  let accepted = 0;
  for (let done = 0, day = 0; done < actionCount; done++) {
    if (roll() < 0.004)
      office.moveTo(new Date(Date.parse("2018-06-04") + ++day * 86_400_000).toISOString().slice(0, 10));
    const screen = roll() < 0.7 && screens.length > 0 ? pick(screens) : null;
    // Mostly one's own card, now and then a forwarded one.
    const somebody = roll() < 0.1 ? actors[0]! : pick(actors);
    const actor = screen && roll() < 0.8 ? screen.owner : somebody;
    const value = screen ? pick(screen.buttons) : opening(actor, pick, roll);
    const forged =
      roll() < 0.05 ? { body: body(pick(names)), task: `${plan}:${Math.ceil(roll() * 30)}` } : {};
    const press = () => office.tap(actor, { ...value, ...forged }, filled(screen?.fields ?? {}, pick, roll));
    // Now and then the same tap comes twice at once, or two people press together.
    const answers = roll() < 0.03 ? await Promise.all([press(), press()]) : [await press()];
    for (const answer of answers) {
      expect(answer.toast ?? answer.card ?? answer.say).toBeDefined();
      if (answer.toast?.type === "success") accepted += 1;
      const card = answer.card ?? answer.say?.card;
      const buttons = components(card).flatMap((node) =>
        ((node.behaviors as { value?: Record<string, unknown> }[] | undefined) ?? []).flatMap(
          ({ value: own }) => (own ? [own] : []),
        ),
      );
      if (buttons.length > 0) screens.push({ owner: actor, buttons, fields: fieldsOf(card) });
      if (screens.length > 400) screens.splice(Math.floor(roll() * 200), 1);
    }
  }
  return accepted;
}

function opening(
  actor: Context,
  pick: <T>(items: readonly T[]) => T,
  roll: () => number,
): Record<string, unknown> {
  const task = `${plan}:${Math.ceil(roll() * sketches.length)}`;
  if (actor.actor.right === "clerk" && roll() < 0.7)
    return pick([
      { do: "review.show", plan },
      { do: "review.closing", task },
      { do: "task.ask", move: "reopened", task },
      { do: "task.ask", move: "resumed", task },
      { do: "assign.open", task },
    ]);
  return pick([
    { do: "report.open", task },
    { do: "report.open", task },
    { do: "cycle.show", plan, body: actor.actor.bodies[0] ?? body("区安监局") },
    { do: "request.open", kind: pick(["extension", "suspension"]), task },
    { do: "history.page", task, page: 1 },
  ]);
}

function filled(
  fields: Record<string, string>,
  pick: <T>(items: readonly T[]) => T,
  roll: () => number,
): Record<string, unknown> {
  const state = roll() < 0.3 ? "done" : pick(states);
  return {
    ...fields,
    state,
    percent: state === "done" ? "100" : String(Math.floor(roll() * 105)),
    progress: roll() < 0.05 ? "" : `进展${Math.floor(roll() * 50)}`,
    reason: roll() < 0.1 ? "" : "有理由",
    checked: pick(["papers", "phone", "site", "forged"]),
    newDue: pick(["2018-12-31 +0800", "2017-01-01 +0800", "x"]),
    ...(roll() < 0.5 ? { lead: pick(names) } : {}),
  };
}

test(`after ${actionCount} actions of ${people} people every report is reachable, every state can be recomputed, the chain is intact`, async () => {
  const office = await openOffice(sketches);
  try {
    const accepted = await live(office, 20_180_604);
    expect(accepted).toBeGreaterThan(actionCount / 20);
    expect(await verifyChain(office.db)).toMatchObject({ intact: true });
    await everyReportIsReachable(office);
    await everyStateFollows(office);
    await nothingIsDoubled(office);
  } finally {
    office.close();
  }
}, 300_000);

/** Each `report.submit` of the chain is a row, each row is in its task's history, with every word it was sent with. */
async function everyReportIsReachable(office: Office): Promise<void> {
  const written = await office.db.all("SELECT after FROM audit WHERE action = 'report.submit'");
  const sent = new Map(
    written.map((row) => JSON.parse(String(row.after))).map((after) => [after.report, after]),
  );
  const rows = await office.db.all("SELECT id, task, progress FROM reports");
  expect(new Set(rows.map((row) => row.id))).toEqual(new Set(sent.keys()));
  const reached = new Map<string, FiledReport>();
  for (const task of await tasksOfPlan(office.db, plan)) {
    const { entries } = await taskHistory(
      office.as("clerk", "clerk"),
      await reportingTask(office.as("clerk", "clerk"), task.id),
    );
    for (const entry of entries) if (entry.kind === "report") reached.set(entry.report.id, entry.report);
  }
  for (const row of rows) {
    const report = reached.get(String(row.id));
    // The clerk may have mended a slip: what was sent lies under it.
    expect((report?.asSent ?? report)?.progress).toBe(sent.get(row.id).progress);
  }
}

/** Phases and counts told anew from the rows alone. */
async function everyStateFollows(office: Office): Promise<void> {
  const [directory, tasks] = [await directoryOf(office.db, plan), await tasksOfPlan(office.db, plan)];
  const on = "2018-07-30";
  for (const task of tasks) {
    const owners = ownersOn(await assignmentsOfTasks(office.db, [task.id]), directory, on);
    const reports = (await reportsOfTask(office.db, task.id)).filter((report) => counts(report.verdict));
    const standing = standingOf(owners, "each", reports, directory, on);
    const [last] = await office.db.all(
      "SELECT kind, after FROM task_events WHERE task = ? AND kind != 'limit' AND kind != 'owners' ORDER BY id DESC LIMIT 1",
      [task.id],
    );
    if (task.phase === "awaiting") expect(standing?.state).toBe("done");
    if (task.phase === "done") expect(last).toMatchObject({ kind: "closed", after: task.doneOn });
    if (task.phase === "suspended") expect(last?.kind).toBe("suspended");
    const [limit] = await office.db.all(
      "SELECT after FROM task_events WHERE task = ? AND kind = 'limit' ORDER BY id DESC LIMIT 1",
      [task.id],
    );
    if (limit) expect(task.due).toBe(limit.after);
  }
  const status = await cycleStatus(office.db, plan, on);
  for (const duty of status?.duties ?? []) {
    if (duty.report) expect(duty.report.verdict).not.toBe("returned");
    if (duty.kind === "report")
      expect(status?.reported.has(duty.task.id)).not.toBe(status?.silent.has(duty.task.id));
  }
}

async function nothingIsDoubled(office: Office): Promise<void> {
  expect(
    await office.db.all("SELECT form FROM reports WHERE form IS NOT NULL GROUP BY form HAVING count(*) > 1"),
  ).toEqual([]);
  expect(
    await office.db.all(
      "SELECT task FROM requests r WHERE NOT EXISTS (SELECT 1 FROM decisions d WHERE d.request = r.id) GROUP BY task, kind HAVING count(*) > 1",
    ),
  ).toEqual([]);
}
