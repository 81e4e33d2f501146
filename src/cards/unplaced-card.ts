import type { Context } from "../chat/context.ts";
import { type ClickAnswer, defineAction } from "../chat/define-action.ts";
import type { CardJson } from "../chat/platform.ts";
import { type Body, bodyId } from "../domain/body.ts";
import { createDirectory, type Directory } from "../domain/directory.ts";
import type { Plan } from "../domain/plan.ts";
import { SayError } from "../errors.ts";
import { button, type CardElement, card, clip, hr, plainText, selectNow } from "../feishu/elements.ts";
import { bindPerson } from "../services/people/place-person.ts";
import { requireClerk } from "../services/reports/reporting-task.ts";
import { bodiesOfRegions } from "../store/bodies.ts";
import { type Unplaced, unplacedPeople } from "../store/liaisons.ts";
import { personById } from "../store/people.ts";
import { buttons } from "./body-list-card.ts";
import { requirePlan, saidIn } from "./group-actions.ts";
import { offersOf } from "./group-card.ts";

/** People a card, and bodies offered for each: some 15 elements of the card's 200. */
const mostPeople = 9;
const mostNearest = 8;

/** Stands for "none of these": no body's name has such a mark. */
const otherBody = "-";

/** Everybody who is known and serves no body, each with the bodies that their department's name is nearest to. */
function unplacedCard(
  { texts }: Pick<Context, "texts">,
  plan: Plan,
  directory: Directory,
  people: readonly Unplaced[],
): CardJson {
  const words = texts.bodies.person;
  const shown = people.slice(0, mostPeople);
  return card({
    title: words.title,
    subtitle: texts.bodies.title(plan.region),
    elements: [
      plainText(people.length > 0 ? words.how : words.none),
      ...shown.flatMap((one) => personElements(texts, plan, directory, one)),
      ...(people.length > shown.length ? [plainText(words.more(people.length - shown.length))] : []),
      hr(),
      button({ text: texts.bodies.back, size: "small", value: { do: "bodies.show", plan: plan.id } }),
    ],
  });
}

function personElements(
  texts: Context["texts"],
  plan: Plan,
  directory: Directory,
  { person, name, departments, asked }: Unplaced,
): CardElement[] {
  const words = texts.bodies.person;
  const wanted = asked.flatMap((id) => directory.byId(id) ?? []);
  const facts = [
    name ?? person,
    words.departments(departments.join("、")),
    ...wanted.map((body) => words.asked(body.name)),
  ];
  const near = departments.flatMap((department) => directory.nearest(department, mostNearest));
  const offered = [...new Set([...wanted, ...near])].slice(0, mostNearest);
  return [
    plainText(clip(facts.join("　"), 200)),
    selectNow({
      placeholder: words.choose,
      options: [
        ...offered.map((body) => ({ text: clip(body.name, 40), value: body.name })),
        { text: words.other, value: otherBody },
      ],
      value: { do: "unplaced.bind", plan: plan.id, person },
    }),
  ];
}

/** One person and the whole directory, a page at a time. */
function wholeDirectoryCard(
  texts: Context["texts"],
  plan: Plan,
  bodies: readonly Body[],
  person: { id: string; name: string | null },
  wanted: number,
): CardJson {
  const words = texts.bodies;
  const pages = offersOf(bodies);
  const page = Math.min(Math.max(wanted, 1), Math.max(1, pages.length));
  const turn = (text: string, to: number): CardElement =>
    button({
      text,
      size: "small",
      disabled: to < 1 || to > pages.length,
      value: { do: "unplaced.choose", plan: plan.id, person: person.id, page: to },
    });
  return card({
    title: words.person.whole(person.name ?? person.id),
    subtitle: words.title(plan.region),
    elements: [
      ...(pages[page - 1] ?? []).map(({ kind, bodies: offered }) =>
        selectNow({
          placeholder: words.person.kind(words.kinds[kind]),
          options: offered.map((body) => ({ text: clip(body.name, 40), value: body.name })),
          value: { do: "unplaced.bind", plan: plan.id, person: person.id },
        }),
      ),
      buttons([
        ...(pages.length > 1 ? [turn(words.group.previous, page - 1), turn(words.group.next, page + 1)] : []),
        button({ text: words.people, size: "small", value: { do: "unplaced.show", plan: plan.id } }),
      ]),
    ],
  });
}

async function cardNow(context: Context, plan: Plan): Promise<CardJson> {
  const [bodies, people] = await Promise.all([
    bodiesOfRegions(context.db, [plan.region]),
    unplacedPeople(context.db, context.clerks),
  ]);
  return unplacedCard(context, plan, createDirectory(bodies), people);
}

export const unplacedShow = defineAction({
  id: "unplaced.show",
  async run(context, { value }) {
    requireClerk(context);
    return { card: await cardNow(context, await requirePlan(context, value.plan)) };
  },
});

async function choosing(context: Context, plan: Plan, id: string, page: number): Promise<ClickAnswer> {
  const { bodies: texts } = context.texts;
  const person = await personById(context.db, id);
  if (!person) throw new SayError("no-person", texts.person.gone);
  const bodies = await bodiesOfRegions(context.db, [plan.region]);
  return { card: wholeDirectoryCard(context.texts, plan, bodies, person, page) };
}

export const unplacedChoose = defineAction({
  id: "unplaced.choose",
  async run(context, { value }) {
    requireClerk(context);
    const plan = await requirePlan(context, value.plan);
    return choosing(context, plan, saidIn(value.person), Number(value.page) || 1);
  },
});

export const unplacedBind = defineAction({
  id: "unplaced.bind",
  async run(context, { value, option }): Promise<ClickAnswer> {
    requireClerk(context);
    const { bodies: texts } = context.texts;
    const plan = await requirePlan(context, value.plan);
    const id = saidIn(value.person);
    if (option === otherBody) return choosing(context, plan, id, 1);
    const person = await personById(context.db, id);
    if (!person) throw new SayError("no-person", texts.person.gone);
    const name = saidIn(option);
    const bound = await bindPerson(context, id, bodyId(plan.region, name));
    const say = bound ? texts.body.bound : texts.body.boundBefore;
    return {
      toast: { type: "success", content: say(person.name ?? id, name) },
      card: await cardNow(context, plan),
    };
  },
});

export const unplacedActions = [unplacedShow, unplacedChoose, unplacedBind];
