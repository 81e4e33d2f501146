import type { Context } from "../chat/context.ts";
import type { CardJson } from "../chat/platform.ts";
import { civilTime } from "../clock.ts";
import { card, clip, plainText, selectNow, table } from "../feishu/elements.ts";
import type { LoggedMessage } from "../store/outbox.ts";
import type { Texts } from "../texts/zh.ts";

/** Of those that did not arrive, so many are offered for another try: each option is a text node of the card's 200. */
const mostAgain = 20;

/** What was sent where and when, what failed and why; to send again one of those that did not arrive. */
export function runLogCard(
  { texts, clock }: Pick<Context, "texts" | "clock">,
  messages: readonly LoggedMessage[],
  receivers: ReadonlyMap<string, string> = new Map(),
): CardJson {
  const { log } = texts.digests;
  const lost = messages
    .filter(({ state }) => ["unknown", "failed", "dropped"].includes(state))
    .slice(0, mostAgain);
  const names = Object.keys(log.columns) as (keyof typeof log.columns)[];
  const rows = messages.map((message) => ({
    key: messageName(message, texts, receivers),
    when: civilTime(message.sentAt ?? message.dueAt, clock.timeZone),
    state: stateWords(message, texts),
    why: whyWords(message, texts),
  }));
  return card({
    title: log.title,
    elements:
      messages.length === 0
        ? [plainText(log.none)]
        : [
            table({
              columns: names.map((name) => ({ name, title: log.columns[name], type: "text" as const })),
              rows,
              pageSize: 10,
            }),
            ...(lost.length === 0
              ? []
              : [
                  selectNow({
                    placeholder: log.chooseAgain,
                    options: lost.map((message) => ({
                      text: clip(messageName(message, texts, receivers), 60),
                      value: message.key,
                    })),
                    value: { do: "digest.again" },
                  }),
                ]),
          ],
  });
}

export function runLogText(
  { texts, clock }: Pick<Context, "texts" | "clock">,
  messages: readonly LoggedMessage[],
  receivers: ReadonlyMap<string, string> = new Map(),
): string {
  const { log } = texts.digests;
  if (messages.length === 0) return log.none;
  const lines = messages.map((message) => {
    const when = civilTime(message.sentAt ?? message.dueAt, clock.timeZone);
    const why = whyWords(message, texts);
    return `${when} ${messageName(message, texts, receivers)} ${stateWords(message, texts)}${why ? ` (${why})` : ""}`;
  });
  return [log.title, ...lines].join("\n");
}

/** "周报 2018-W23 xiqing-2017 → 安委会工作群": what, of when, of which plan, to whom. */
function messageName(
  { kind, data, receiver }: LoggedMessage,
  { digests }: Texts,
  receivers: ReadonlyMap<string, string>,
): string {
  const when = String(data.week ?? data.date ?? "");
  const id = "chat" in receiver ? receiver.chat : receiver.person;
  const to = receivers.get(id) ?? digests.log.unnamed["chat" in receiver ? "chat" : "person"](id.slice(-4));
  const words = [digests.log.kinds[kind] ?? kind, when, String(data.plan ?? ""), "→", to].filter(Boolean);
  return clip(words.join(" "), 70);
}

const stateWords = ({ state }: LoggedMessage, { digests }: Texts): string =>
  Object.entries(digests.log.states).find(([name]) => name === state)?.[1] ?? state;

const whyWords = ({ error }: LoggedMessage, { digests }: Texts): string =>
  error === null ? "" : (Object.entries(digests.log.reasons).find(([name]) => name === error)?.[1] ?? error);
