import type { Context } from "../chat/context.ts";
import type { CardJson } from "../chat/platform.ts";
import {
  button,
  type CardElement,
  card,
  clip,
  columns,
  datePicker,
  form,
  hr,
  input,
  plainText,
  select,
  submitButton,
} from "../feishu/elements.ts";
import type { SettingsView } from "../services/settings/settings-view.ts";
import type { Texts } from "../texts/zh.ts";

/** Plans whose rules are told; an office has a few. */
const mostPlans = 8;

/** Own days shown, from today on. */
const mostDays = 20;

export function settingsCard({ texts }: Pick<Context, "texts">, view: SettingsView): CardJson {
  const { settings, reminders } = texts;
  const other = view.level === "light" ? "standard" : "light";
  return card({
    title: settings.title,
    elements: [
      plainText(settings.reminders[view.level]),
      button({
        text: other === "light" ? reminders.lighter : reminders.fuller,
        size: "small",
        value: { do: "reminder.level", level: other },
      }),
      ...(view.office ? officeElements(view.office, texts) : []),
      hr(),
      plainText(settings.how, { size: "notation", colour: "grey" }),
    ],
  });
}

type Office = NonNullable<SettingsView["office"]>;

function officeElements(office: Office, texts: Texts): CardElement[] {
  const { settings } = texts;
  return [
    hr(),
    ...officeLines(office, texts).map((line) => plainText(line)),
    columns([
      {
        elements: [
          button({
            text: settings.quota.free,
            size: "small",
            value: { do: "settings.quota", calls: 10_000 },
          }),
        ],
      },
      {
        elements: [
          button({ text: settings.quota.none, size: "small", value: { do: "settings.quota", calls: 0 } }),
        ],
      },
      {
        elements: [
          button({ text: settings.log, size: "small", value: { do: "answer.say", words: "/周报 记录" } }),
        ],
      },
    ]),
    columns([
      {
        elements: [
          button({ text: settings.rules, size: "small", value: { do: "answer.say", words: "/报送周期" } }),
        ],
      },
      {
        elements: [
          button({ text: settings.bodies, size: "small", value: { do: "answer.say", words: "/单位目录" } }),
        ],
      },
      { elements: [button({ text: settings.leaders, size: "small", value: { do: "leaders.show" } })] },
    ]),
    calendarForm(texts),
  ];
}

function officeLines(office: Office, texts: Texts): string[] {
  const { quota, ownDays, knownYears, unknownYear, plans, leaders } = office;
  const { settings, reports, bodies } = texts;
  const { calendar } = settings;
  const asking = plans.slice(0, mostPlans).map(({ plan, rules }) =>
    settings.rule(
      clip(plan.title, 40),
      settings.rhythms[rules.rhythm](rules.dueDay, rules.dueTime),
      // What is not the usual way, in the words of the card that sets it.
      ...(plan.withoutLead === "first"
        ? [`${reports.rules.fields.withoutLead}：${reports.rules.withoutLead.first}`]
        : []),
      ...(rules.signing ? [`${reports.rules.fields.signing}：${reports.rules.signing.yes}`] : []),
    ),
  );
  const names = leaders.map(({ person, name }) => name ?? person);
  const own = ownDays.slice(0, mostDays).map(({ day, working, note }) => calendar.own(day, working, note));
  return [
    settings.quota.used(quota.calls, quota.limit),
    ...(quota.sure ? [] : [settings.quota.assumed]),
    calendar.known(knownYears[0] ?? "", knownYears.at(-1) ?? ""),
    ...(unknownYear ? [calendar.unknown(unknownYear)] : []),
    own.length > 0 ? own.join("；") : calendar.none,
    settings.digests,
    ...asking,
    names.length > 0 ? bodies.leaders.now(names.join("、")) : bodies.leaders.none,
  ];
}

function calendarForm({ settings }: Texts): CardElement {
  const { calendar } = settings;
  return form("calendar", [
    datePicker({ name: "day", placeholder: calendar.day }),
    select({
      name: "kind",
      placeholder: calendar.kind,
      options: [
        { text: calendar.free, value: "free" },
        { text: calendar.working, value: "working" },
        { text: calendar.remove, value: "remove" },
      ],
      selected: "free",
    }),
    input({ name: "note", label: calendar.note, maxLength: 50 }),
    submitButton({ text: calendar.save, name: "save", value: { do: "settings.day" } }),
  ]);
}

export function settingsText({ texts }: Pick<Context, "texts">, view: SettingsView): string {
  const { settings } = texts;
  return [
    settings.reminders[view.level],
    ...(view.office ? officeLines(view.office, texts) : []),
    settings.how,
  ].join("\n");
}
