import type { Context } from "../chat/context.ts";
import type { CardJson } from "../chat/platform.ts";
import { civilTime } from "../clock.ts";
import { digestRhythms, mondayMorning } from "../domain/digest-schedule.ts";
import { readScope } from "../domain/scope.ts";
import { workCalendar } from "../domain/work-calendar.ts";
import {
  button,
  type CardElement,
  card,
  clip,
  columns,
  form,
  hr,
  input,
  plainText,
  select,
  submitButton,
} from "../feishu/elements.ts";
import { digestTimes } from "../services/digests/subscribe.ts";
import type { SubscriptionView } from "../services/digests/subscription-view.ts";
import type { Subscription } from "../store/subscriptions.ts";
import type { Texts } from "../texts/zh.ts";

/** Subscriptions shown one by one; a group with more is not known. */
const mostShown = 8;

/** Headings offered; each is an option with a text node of the card's 200. */
const mostSections = 20;

/** What was typed, kept when it is refused. */
export interface TypedSubscription {
  scope: string;
  bodies: string;
  rhythm: string;
  weekday: string;
  time: string;
  preview: string;
}

const usual: TypedSubscription = {
  scope: "plan",
  bodies: "",
  rhythm: mondayMorning.rhythm,
  weekday: String(mondayMorning.weekday),
  time: mondayMorning.time,
  preview: "no",
};

/** The group's subscriptions, each with its buttons, and a form for another. */
export function digestSettingsCard(
  context: Pick<Context, "texts" | "clock">,
  view: SubscriptionView,
  typed: TypedSubscription = usual,
  problem = "",
): CardJson {
  const { settings } = context.texts.digests;
  const year = civilTime(context.clock.now(), context.clock.timeZone).slice(0, 4);
  const entries = view.subscriptions
    .slice(0, mostShown)
    .flatMap(({ subscription, planTitle }) => entry(context, subscription, planTitle));
  return card({
    title: settings.title,
    subtitle: clip(view.plan.title, 60),
    elements: [
      ...(entries.length > 0 ? entries : [plainText(settings.none)]),
      hr(),
      ...(problem ? [plainText(problem, { colour: "red" })] : []),
      subscriptionForm(view, typed, context.texts),
      plainText(settings.holidays, { size: "notation", colour: "grey" }),
      ...(workCalendar().knows(`${year}-01-01`)
        ? []
        : [plainText(settings.calendarUnknown(year), { size: "notation", colour: "grey" })]),
    ],
  });
}

function entry(
  { texts, clock }: Pick<Context, "texts" | "clock">,
  subscription: Subscription,
  planTitle: string,
): CardElement[] {
  const { settings } = texts.digests;
  const { plan, scope } = subscription;
  const next = civilTime(subscription.nextAt, clock.timeZone);
  const words = settings.entry(
    clip(planTitle, 40),
    scopeWords(scope, texts),
    scheduleWords(subscription, texts),
    next,
    subscription.preview !== null,
  );
  const value = { plan, scope };
  return [
    plainText(words),
    columns([
      { elements: [button({ text: settings.skip, size: "small", value: { do: "digest.skip", ...value } })] },
      {
        elements: [
          button({ text: settings.remove, size: "small", value: { do: "digest.unsubscribe", ...value } }),
        ],
      },
    ]),
  ];
}

export function scheduleWords(subscription: Subscription, { digests }: Texts): string {
  const { when, weekdays } = digests.settings;
  return `${when[subscription.rhythm]} ${weekdays[subscription.weekday - 1] ?? ""} ${subscription.time}`;
}

export function scopeWords(key: string, { digests }: Texts): string {
  const scope = readScope(key);
  const { scopes, section, bodies, group } = digests.settings;
  const nameOf = (id: string): string => id.slice(id.indexOf("/") + 1);
  switch (scope.kind) {
    case "plan":
      return scopes.plan;
    case "section":
      return section(clip(scope.name, 40));
    case "bodies":
      return bodies(scope.bodies.map(nameOf).join("、"));
    case "group":
      return group(nameOf(scope.group));
  }
}

/** How often, which day, what time: one row. */
function scheduleRow(typed: TypedSubscription, { digests }: Texts): CardElement {
  const { fields, weekdays, when } = digests.settings;
  const choices: Parameters<typeof select>[0][] = [
    {
      name: "rhythm",
      placeholder: fields.rhythm,
      options: digestRhythms.map((rhythm) => ({ text: when[rhythm], value: rhythm })),
      selected: typed.rhythm,
    },
    {
      name: "weekday",
      placeholder: fields.weekday,
      options: weekdays.map((text, index) => ({ text, value: String(index + 1) })),
      selected: typed.weekday,
    },
    {
      name: "time",
      placeholder: fields.time,
      options: digestTimes.map((time) => ({ text: time, value: time })),
      selected: typed.time,
    },
  ];
  return columns(
    choices.map((choice) => ({ weight: 1, elements: [select(choice)] })),
    "stretch",
  );
}

function subscriptionForm(view: SubscriptionView, typed: TypedSubscription, texts: Texts): CardElement {
  const { settings } = texts.digests;
  const { fields } = settings;
  const scopes = [
    { text: settings.scopes.plan, value: "plan" },
    { text: settings.scopes.bodies, value: "bodies" },
    ...view.sections
      .slice(0, mostSections)
      .map((name) => ({ text: clip(settings.section(name), 40), value: `section:${name}` })),
  ];
  return form("digest_settings", [
    plainText(fields.scope),
    select({ name: "scope", placeholder: fields.scope, options: scopes, selected: typed.scope }),
    input({ name: "bodies", label: fields.bodies, value: typed.bodies, maxLength: 200 }),
    plainText(fields.rhythm),
    scheduleRow(typed, texts),
    plainText(fields.preview),
    select({
      name: "preview",
      placeholder: fields.preview,
      options: [
        { text: settings.previews.no, value: "no" },
        { text: settings.previews.yes, value: "yes" },
      ],
      selected: typed.preview,
    }),
    submitButton({ text: settings.save, name: "save", value: { do: "digest.save", plan: view.plan.id } }),
  ]);
}
