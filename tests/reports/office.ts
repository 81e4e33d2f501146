import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { actions } from "../../src/cards/index.ts";
import type { Context, Right } from "../../src/chat/context.ts";
import type { Click, ClickAnswer } from "../../src/chat/define-action.ts";
import type { CardJson } from "../../src/chat/platform.ts";
import type { Clock } from "../../src/clock.ts";
import type { Deadline } from "../../src/domain/deadline.ts";
import type { Role } from "../../src/domain/role.ts";
import { SayError } from "../../src/errors.ts";
import { checkCard } from "../../src/feishu/card-rules.ts";
import type { AssignmentDraft, ImportDraft } from "../../src/importers/draft.ts";
import { createLog } from "../../src/log.ts";
import { importPlan } from "../../src/services/plans/import-plan.ts";
import { connectFile } from "../../src/store/connect-file.ts";
import type { Db } from "../../src/store/db.ts";
import { migrate } from "../../src/store/migrate.ts";
import { zh } from "../../src/texts/zh.ts";

/** A small district with a real database: a plan of a few tasks, people, a clock that stands until it is moved. */
export interface Office {
  db: Db;
  as(person: string, right: Right, ...bodies: string[]): Context;
  /** Presses a button as the client would: what it echoes, with the form's fields. */
  tap(context: Context, value: Record<string, unknown>, form?: Record<string, unknown>): Promise<ClickAnswer>;
  moveTo(date: string, time?: string): void;
  close(): void;
}

export const plan = "xiqing-2017";
export const body = (name: string): string => `西青区/${name}`;

export interface TaskSketch {
  content: string;
  due?: string | null;
  standing?: boolean;
  owners: [name: string, role: Role, collective?: boolean][];
}

export const tasks: TaskSketch[] = [
  {
    content: "编制专项规划",
    due: "2018-12-31",
    owners: [
      ["区安监局", "lead"],
      ["区水务局", "support"],
    ],
  },
  {
    content: "开展危险化学品整治",
    due: "2018-06-10",
    owners: [
      ["区安监局", "responsible"],
      ["区水务局", "responsible"],
    ],
  },
  {
    content: "加强宣传教育",
    standing: true,
    owners: [
      ["区安监局", "lead"],
      ["各街镇政府", "participate", true],
    ],
  },
  { content: "街镇自查自报", due: "2019-12-31", owners: [["各街镇政府", "responsible", true]] },
  { content: "消防设施建设", due: "2018-05-31", owners: [["公安西青分局", "lead"]] },
];

export function draftOf(sketches: readonly TaskSketch[]): ImportDraft {
  return {
    plan: {
      title: "西青区安全生产规划",
      docNumber: null,
      issuer: null,
      region: "天津市西青区",
      periodStart: 2016,
      periodEnd: 2020,
    },
    tasks: sketches.map((sketch, index) => ({
      seq: String(index + 1),
      path: [],
      title: null,
      content: sketch.content,
      clause: null,
      deadline: deadlineOf(sketch),
      assignments: sketch.owners.map(
        ([name, role, collective]): AssignmentDraft => ({
          name,
          canonical: name,
          role,
          items: null,
          collective: collective ?? false,
        }),
      ),
      line: index + 1,
    })),
    indicators: [],
    projects: [],
    warnings: [],
  };
}

function deadlineOf(sketch: TaskSketch): Deadline | null {
  if (sketch.standing) return { text: "长期坚持", kind: "ongoing", start: null, end: null };
  if (!sketch.due) return null;
  return { text: sketch.due, kind: "date", start: null, end: sketch.due };
}

export async function openOffice(sketches: readonly TaskSketch[] = tasks): Promise<Office> {
  const folder = mkdtempSync(join(tmpdir(), "duban-reports-"));
  const db = connectFile(`file:${join(folder, "duban.db")}`);
  await migrate(db);
  let now = Date.parse("2018-06-04T09:00:00+08:00");
  const clock: Clock = { now: () => now, real: () => now, timeZone: "Asia/Shanghai" };
  await importPlan(
    db,
    { actor: "cli", body: null, chat: null, at: now },
    "2018-06-01",
    plan,
    draftOf(sketches),
  );
  await fillGroup(db, "各街镇政府", ["中北镇", "大寺镇"]);
  return {
    db,
    as: (person, right, ...bodies) => ({
      db,
      clock,
      log: createLog("silent"),
      actor: { person: `ou_${person}`, right, bodies: bodies.map(body), unknownBodyName: null },
      place: { chat: "oc_1", kind: "p2p", plan: null },
      clerks: [],
      language: "zh",
      texts: zh,
    }),
    tap,
    moveTo: (date, time = "09:00") => {
      now = Date.parse(`${date}T${time}:00+08:00`);
    },
    close: () => {
      db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function fillGroup(db: Db, name: string, members: string[]): Promise<void> {
  const statements = members.flatMap((member) => [
    {
      sql: "INSERT INTO bodies (id, region, name, aliases, kind) VALUES (?, '西青区', ?, '[]', 'town') ON CONFLICT DO NOTHING",
      args: [body(member), member],
    },
    {
      sql: "INSERT INTO group_members (group_id, body) SELECT id, ? FROM groups WHERE id = ?",
      args: [body(member), `${plan}/${name}`],
    },
  ]);
  await db.write([{ sql: "DELETE FROM group_members" }, ...statements]);
}

let taps = 0;

async function tap(
  context: Context,
  value: Record<string, unknown>,
  form: Record<string, unknown> = {},
): Promise<ClickAnswer> {
  const action = actions.find((candidate) => candidate.id === value.do);
  if (!action) throw new Error(`no action ${String(value.do)}`);
  const click: Click = { id: `tap-${++taps}`, value, name: null, form, option: null, messageId: "om_1" };
  try {
    const answer = await action.run(context, click);
    for (const card of [answer.card, answer.say?.card]) if (card) expectCard(card);
    return answer;
  } catch (cause) {
    if (cause instanceof SayError) return { toast: { type: "error", content: cause.say } };
    throw cause;
  }
}

/** Every card is one the platform takes. */
export function expectCard(card: CardJson): void {
  const problems = checkCard(card);
  if (problems.length > 0) throw new Error(`the platform refuses this card: ${JSON.stringify(problems)}`);
}

interface Node {
  tag?: string;
  [property: string]: unknown;
}

/** Every component of a card, wherever it stands. */
export function components(card: CardJson | undefined): Node[] {
  const found: Node[] = [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(walk);
    else if (typeof node === "object" && node !== null) {
      if ("tag" in node) found.push(node as Node);
      Object.values(node).forEach(walk);
    }
  };
  walk(card);
  return found;
}

/** What a person reads on a card. */
export const wordsOn = (card: CardJson | undefined): string =>
  components(card)
    .flatMap((node) => [node.content, (node.text as Node | undefined)?.content, node.default_value])
    .filter((words) => typeof words === "string")
    .join("\n");

/** What pressing the button that does `action` sends. */
export function pressing(card: CardJson | undefined, action: string): Record<string, unknown> {
  for (const node of components(card)) {
    for (const behaviour of (node.behaviors as { value?: Record<string, unknown> }[] | undefined) ?? [])
      if (behaviour.value?.do === action) return behaviour.value;
  }
  throw new Error(`no button for ${action}`);
}

/** What stands in the fields of a form, as a client sends it untouched. */
export function fieldsOf(card: CardJson | undefined): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const node of components(card)) {
    if (typeof node.name !== "string") continue;
    if (node.tag === "input") fields[node.name] = String(node.default_value ?? "");
    if (node.tag === "select_static") {
      const option = (node.options as { value: string }[])[Number(node.initial_index ?? 0) - 1];
      fields[node.name] = option?.value ?? "";
    }
  }
  return fields;
}
