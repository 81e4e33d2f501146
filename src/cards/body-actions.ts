import type { Context } from "../chat/context.ts";
import { type Click, type ClickAnswer, defineAction } from "../chat/define-action.ts";
import type { BodyKind } from "../domain/body.ts";
import { spellings } from "../domain/names/body-name.ts";
import { SayError } from "../errors.ts";
import { pickedDate } from "../feishu/elements.ts";
import { bodyView } from "../services/bodies/body-view.ts";
import { directoryView } from "../services/bodies/directory-view.ts";
import { addBody, setBody } from "../services/bodies/edit-body.ts";
import { type EndingFields, endBody } from "../services/bodies/end-body.ts";
import { findPerson, personName } from "../services/people/find-person.ts";
import { bindPerson, moveLiaisons, setHead, unbindPerson } from "../services/people/place-person.ts";
import { requireClerk } from "../services/reports/reporting-task.ts";
import { personById } from "../store/people.ts";
import { bodyCard, newBodyCard, type TypedBody } from "./body-card.ts";
import { bodyKinds, bodyListCard, endingWords } from "./body-list-card.ts";
import { groupCardNow, numberIn, requirePlan, saidIn } from "./group-actions.ts";
import { meanwhileWords } from "./group-card.ts";

const typedIn = ({ form }: Click): Record<string, string> =>
  Object.fromEntries(Object.entries(form).map(([name, value]) => [name, saidIn(value).trim()]));

async function cardOf(
  context: Context,
  click: Click,
  shown: { typed?: TypedBody; note?: string } = {},
  body = saidIn(click.value.body),
) {
  const view = await bodyView(context, body, context.clerks);
  return bodyCard(context, view, saidIn(click.value.plan), shown);
}

/** Does what a form asks for; where it is refused, the form comes back with what was typed and why. */
async function formDone(
  context: Context,
  click: Click,
  form: Exclude<TypedBody["form"], "add">,
  work: (fields: Record<string, string>) => Promise<string>,
): Promise<ClickAnswer> {
  requireClerk(context);
  const fields = typedIn(click);
  try {
    const content = await work(fields);
    return { toast: { type: "success", content }, card: await cardOf(context, click, { note: content }) };
  } catch (cause) {
    if (!(cause instanceof SayError) || cause.code === "no-body") throw cause;
    const kept = { ...fields, ...(fields.on ? { on: pickedDate(fields.on) ?? "" } : {}) };
    return {
      toast: { type: "error", content: cause.say },
      card: await cardOf(context, click, { typed: { form, fields: kept, problem: cause.say } }),
    };
  }
}

async function listCard(context: Context, planId: unknown, problem = "") {
  const plan = await requirePlan(context, planId);
  const view = await directoryView(context.db, context.clock, plan, context.clerks);
  return bodyListCard(context, view, problem);
}

export const bodiesShow = defineAction({
  id: "bodies.show",
  async run(context, { value }) {
    requireClerk(context);
    return { card: await listCard(context, value.plan) };
  },
});

/** A name typed on the directory's card: one body or group opens, else the nearest are told. */
export const bodiesFind = defineAction({
  id: "bodies.find",
  async run(context, click) {
    requireClerk(context);
    const { bodies: texts } = context.texts;
    const plan = await requirePlan(context, click.value.plan);
    const words = saidIn(click.form.name).trim();
    const { directory, groups } = await directoryView(context.db, context.clock, plan, context.clerks);
    const group = groups.find((one) => one.name === words);
    if (group) return { card: await groupCardNow(context, group.id) };
    const found = words ? directory.exact(spellings(words)[0] ?? words) : [];
    if (found.length === 1) return { card: await cardOf(context, click, {}, found[0]!.id) };
    const near = (found.length > 1 ? found : words ? directory.nearest(words) : []).map((one) => one.name);
    const said = found.length > 1 ? texts.whichBody(words) : texts.unknown(words);
    const problem = [said, ...(near.length > 0 ? [texts.nearest(near.join("、"))] : [])].join("");
    return { toast: { type: "warning", content: problem }, card: await listCard(context, plan.id, problem) };
  },
});

export const bodyShow = defineAction({
  id: "body.show",
  async run(context, click) {
    requireClerk(context);
    return { card: await cardOf(context, click) };
  },
});

const kindIn = (said: string | undefined): BodyKind | null => bodyKinds.find((kind) => kind === said) ?? null;

export const bodySave = defineAction({
  id: "body.save",
  run: (context, click) =>
    formDone(context, click, "edit", async ({ aliases = "", kind, parent = "" }) => {
      const texts = context.texts.bodies;
      const chosen = kindIn(kind);
      if (!chosen) throw new SayError("not-offered", texts.notOffered);
      const edited = await setBody(
        context,
        saidIn(click.value.body),
        { aliases, kind: chosen, parent },
        numberIn(click.value.seen),
      );
      const shared = edited.shared.map(({ alias, body }) => texts.body.aliasShared(alias, body));
      return [texts.saved, ...shared, await meanwhileWords(context, edited.meanwhile)].join("");
    }),
});

const hows: readonly EndingFields["how"][] = ["renamed", "merged", "dissolved"];

export const bodyEnd = defineAction({
  id: "body.end",
  run: (context, click) =>
    formDone(context, click, "end", async ({ how, into = "", on }) => {
      const texts = context.texts.bodies;
      const fields = { how: hows.find((one) => one === how) ?? null, into, on: pickedDate(on) };
      const id = saidIn(click.value.body);
      const ended = await endBody(context, id, fields, numberIn(click.value.seen));
      const { directory } = await bodyView(context, id, context.clerks);
      const words = endingWords(ended.body, directory, context.texts);
      return [
        words ? texts.body.endSaved(words) : texts.body.endCleared,
        ended.made && ended.into ? texts.body.madeNew(ended.into.name) : "",
        await meanwhileWords(context, ended.meanwhile),
      ].join("");
    }),
});

export const bodyBind = defineAction({
  id: "body.bind",
  run: (context, click) =>
    formDone(context, click, "bind", async ({ person = "", words = "" }) => {
      const texts = context.texts.bodies.body;
      // Whom the list offers is known by the open_id; what is typed beside it says more exactly who is meant.
      const chosen = await findPerson(context, words || person);
      const bound = await bindPerson(context, chosen, saidIn(click.value.body));
      const view = await bodyView(context, saidIn(click.value.body), context.clerks);
      const name = await personName(context, chosen);
      return (bound ? texts.bound : texts.boundBefore)(name, view.body.name);
    }),
});

export const bodyUnbind = defineAction({
  id: "body.unbind",
  async run(context, click) {
    const person = saidIn(click.value.person);
    await unbindPerson(context, person, saidIn(click.value.body));
    const view = await bodyView(context, saidIn(click.value.body), context.clerks);
    const content = context.texts.bodies.body.unbound(await personName(context, person), view.body.name);
    return {
      toast: { type: "success", content },
      card: bodyCard(context, view, saidIn(click.value.plan), { note: content }),
    };
  },
});

export const bodyHead = defineAction({
  id: "body.head",
  async run(context, click) {
    const person = saidIn(click.value.person);
    await setHead(context, person, saidIn(click.value.body), click.value.head === true);
    const { headSet, headTaken } = context.texts.bodies.body;
    const head = (await personById(context.db, person))?.right === "head";
    const content = (head ? headSet : headTaken)(await personName(context, person));
    return { toast: { type: "success", content }, card: await cardOf(context, click) };
  },
});

export const bodyMove = defineAction({
  id: "body.move",
  async run(context, click) {
    const { heir, count } = await moveLiaisons(context, saidIn(click.value.body));
    const content = context.texts.bodies.body.moved(count, heir.name);
    return {
      toast: { type: "success", content },
      card: await cardOf(context, click, { note: content }, heir.id),
    };
  },
});

export const bodyNew = defineAction({
  id: "body.new",
  async run(context, { value }) {
    requireClerk(context);
    return { card: newBodyCard(context.texts, await requirePlan(context, value.plan)) };
  },
});

export const bodyAdd = defineAction({
  id: "body.add",
  async run(context, click) {
    requireClerk(context);
    const plan = await requirePlan(context, click.value.plan);
    const fields = typedIn(click);
    try {
      const body = await addBody(context, plan.region, fields.name ?? "", {
        aliases: fields.aliases ?? "",
        kind: kindIn(fields.kind),
        parent: fields.parent ?? "",
      });
      const content = context.texts.bodies.body.added(body.name);
      return {
        toast: { type: "success", content },
        card: await cardOf(context, click, { note: content }, body.id),
      };
    } catch (cause) {
      if (!(cause instanceof SayError)) throw cause;
      const typed: TypedBody = { form: "add", fields, problem: cause.say };
      return {
        toast: { type: "error", content: cause.say },
        card: newBodyCard(context.texts, plan, typed),
      };
    }
  },
});

export const bodyActions = [
  bodiesShow,
  bodiesFind,
  bodyShow,
  bodySave,
  bodyEnd,
  bodyBind,
  bodyUnbind,
  bodyHead,
  bodyMove,
  bodyNew,
  bodyAdd,
];
