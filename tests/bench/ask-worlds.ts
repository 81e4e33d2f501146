import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commands } from "../../commands/index.ts";
import type { Context } from "../../src/chat/context.ts";
import { createClock } from "../../src/clock.ts";
import type { ImportDraft, TaskDraft } from "../../src/importers/draft.ts";
import { createLog } from "../../src/log.ts";
import { ask } from "../../src/services/ask/ask.ts";
import { importPlan } from "../../src/services/plans/import-plan.ts";
import { connectFile } from "../../src/store/connect-file.ts";
import { migrate } from "../../src/store/migrate.ts";
import { zh } from "../../src/texts/zh.ts";

/** Every body has ten tasks in its plan, every topic two, in the small world as in the large: what grows is all the rest. */
const tasksOfBody = 10;
const tasksOfTopic = 2;

/** A database with so many plans of so many tasks, and how to ask it as a member of a body of the first plan. */
export async function askWorld(plans: number, tasks: number) {
  const folder = mkdtempSync(join(tmpdir(), "duban-bench-"));
  const db = connectFile(`file:${join(folder, "duban.db")}`);
  await migrate(db);
  const doer = { actor: "cli", body: null, chat: null, at: Date.parse("2018-06-04T02:00:00Z") };
  for (let plan = 0; plan < plans; plan++)
    await importPlan(db, doer, "2018-06-04", `plan-${plan}`, draftOf(plan, tasks));
  const context: Context = {
    db,
    clock: createClock("Asia/Shanghai", "2018-06-04"),
    log: createLog("silent"),
    actor: { person: null, right: "member", bodies: [`${region(0)}/${body(3)}`], unknownBodyName: null },
    place: { chat: null, kind: "cli", plan: "plan-0" },
    clerks: [],
    language: "zh",
    texts: zh,
  };
  return {
    ask: (question: string) => ask(context, commands, question),
    close() {
      db.close();
      rmSync(folder, { recursive: true });
    },
  };
}

const numerals = "甲乙丙丁戊己庚辛壬癸";
/** A name of Han characters for a number, so that names differ as real ones do. */
const named = (number: number): string =>
  Array.from(String(number), (digit) => numerals[Number(digit)] ?? "").join("");

const region = (plan: number): string => `${named(plan)}山区`;
const body = (number: number): string => `区${named(number)}务局`;

function draftOf(plan: number, tasks: number): ImportDraft {
  return {
    plan: {
      title: `${region(plan)}安全生产规划`,
      docNumber: null,
      issuer: null,
      region: region(plan),
      periodStart: 2016,
      periodEnd: 2020,
    },
    tasks: Array.from({ length: tasks }, (_, index) => taskOf(index)),
    indicators: [],
    projects: [],
    warnings: [],
  };
}

function taskOf(index: number): TaskDraft {
  // Two in a hundred tasks fall due in a year of their own: as many in both worlds are late.
  const late = index < 4;
  const topic = `阳${named(Math.floor(index / tasksOfTopic))}`;
  return {
    seq: String(index + 1),
    path: ["一、主要任务"],
    title: `推进${topic}园安全工作`,
    content: `加强安全生产管理，完善${topic}园的制度，落实企业主体责任，开展隐患排查治理。`,
    clause: null,
    deadline: late
      ? { text: "2017", kind: "year", start: 2017, end: 2017 }
      : { text: "2020", kind: "year", start: 2020, end: 2020 },
    assignments: [
      {
        name: body(Math.floor(index / tasksOfBody)),
        canonical: body(Math.floor(index / tasksOfBody)),
        role: "lead",
        items: null,
        collective: false,
      },
    ],
    line: index + 1,
  };
}
