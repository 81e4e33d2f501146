import type { Context } from "../chat/context.ts";
import { type Click, type ClickAnswer, defineAction } from "../chat/define-action.ts";
import type { Plan } from "../domain/plan.ts";
import { SayError } from "../errors.ts";
import { stampOf } from "../services/bodies/changed-since.ts";
import {
  bodiesOfGroup,
  confirmAllGroups,
  confirmOneGroup,
  groupSubject,
  requireGroup,
  setGroupMembers,
} from "../services/bodies/edit-groups.ts";
import { requireClerk } from "../services/reports/reporting-task.ts";
import { groupsOfPlan } from "../store/bodies.ts";
import { planById } from "../store/plans.ts";
import { endsOf, groupCard, groupListCard, meanwhileWords, offersOf } from "./group-card.ts";

export const saidIn = (value: unknown): string => (typeof value === "string" ? value : "");
export const numberIn = (value: unknown): number => (Number.isInteger(value) ? Number(value) : 0);

/** @throws SayError "no-plan" */
export async function requirePlan(context: Context, id: unknown): Promise<Plan> {
  const plan = await planById(context.db, saidIn(id));
  if (!plan) throw new SayError("no-plan", context.texts.bodies.noPlan);
  return plan;
}

async function listCard(context: Context, planId: string, page: unknown) {
  const plan = await requirePlan(context, planId);
  return groupListCard(context, plan, await groupsOfPlan(context.db, plan.id), numberIn(page));
}

/** The card of one group as it is now. */
export async function groupCardNow(context: Context, id: string, page = 1, note?: string) {
  const group = await requireGroup(context, id);
  const [bodies, seen] = await Promise.all([
    bodiesOfGroup(context, group),
    stampOf(context.db, groupSubject(id)),
  ]);
  return groupCard(context, { group, bodies, seen, page, ...(note ? { note } : {}) });
}

export const groupsShow = defineAction({
  id: "groups.show",
  async run(context, { value }) {
    requireClerk(context);
    return { card: await listCard(context, saidIn(value.plan), value.page) };
  },
});

export const groupsConfirm = defineAction({
  id: "groups.confirm",
  async run(context, { value }) {
    const words = context.texts.bodies.group;
    const count = await confirmAllGroups(context, saidIn(value.plan));
    const shown = numberIn(value.open);
    const content =
      count === 0
        ? words.nothingOpen
        : [
            words.confirmedAll(count),
            ...(count === shown ? [] : [words.changedMeanwhile(shown, count)]),
          ].join("");
    return {
      toast: { type: count > 0 ? "success" : "info", content },
      card: await listCard(context, saidIn(value.plan), 1),
    };
  },
});

export const groupConfirm = defineAction({
  id: "group.confirm",
  async run(context, { value }) {
    const words = context.texts.bodies.group;
    const { group, done } = await confirmOneGroup(context, saidIn(value.group));
    const content = done ? words.confirmed(group.name, group.members.length) : words.confirmedBefore;
    return {
      toast: { type: done ? "success" : "info", content },
      card: await listCard(context, group.plan, value.page),
    };
  },
});

export const groupShow = defineAction({
  id: "group.show",
  async run(context, { value }) {
    requireClerk(context);
    return { card: await groupCardNow(context, saidIn(value.group), numberIn(value.page) || 1) };
  },
});

export const groupSave = defineAction({
  id: "group.save",
  async run(context, click): Promise<ClickAnswer> {
    requireClerk(context);
    const { bodies: texts } = context.texts;
    const page = numberIn(click.value.page) || 1;
    const group = await requireGroup(context, saidIn(click.value.group));
    const bodies = await bodiesOfGroup(context, group);
    const pages = offersOf(bodies);
    const offers = pages[page - 1] ?? [];
    if (pages.length > 1 && endsOf(offers) !== click.value.ends)
      throw new SayError("not-offered", texts.notOffered);
    const offered = offers.flatMap((offer) => offer.bodies);
    const ids = new Map(offered.map((body) => [body.name, body.id]));
    const { added, removed, meanwhile, ...edited } = await setGroupMembers(context, {
      group: group.id,
      offered: offered.map((body) => body.id),
      chosen: chosenIn(click).map((name) => ids.get(name) ?? ""),
      seen: numberIn(click.value.seen),
    });
    const nameOf = (id: string): string => bodies.find((body) => body.id === id)?.name ?? id;
    const content = texts.group.saved(edited.group.members.length, added.map(nameOf), removed.map(nameOf));
    const note = await meanwhileWords(context, meanwhile);
    return {
      toast: { type: note ? "warning" : "success", content: [content, note].filter(Boolean).join("。") },
      card: await groupCardNow(context, group.id, page, [content, note].filter(Boolean).join("\n")),
    };
  },
});

const chosenIn = ({ form }: Click): string[] => [
  ...new Set(
    Object.entries(form)
      .filter(([field]) => field.startsWith("members_"))
      .flatMap(([, names]) => (Array.isArray(names) ? names.map(String) : [])),
  ),
];

export const groupActions = [groupsShow, groupsConfirm, groupConfirm, groupShow, groupSave];
