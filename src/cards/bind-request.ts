import type { Context } from "../chat/context.ts";
import { type ClickAnswer, defineAction } from "../chat/define-action.ts";
import { doerOf } from "../chat/doer.ts";
import { button, card, columns, plainText } from "../feishu/elements.ts";
import { decideMembership } from "../services/people/membership.ts";
import { bodiesNamed, bodyNames, personById } from "../store/people.ts";
import type { Renderer } from "./define-message.ts";

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** A body's name, with its district where another one has a body of that name: 区旅游局（海沧区）. */
async function nameAmongDistricts({ db }: Pick<Context, "db">, id: string): Promise<string> {
  const [name = ""] = await bodyNames(db, [id]);
  const named = await bodiesNamed(db, [name]);
  const own = named.find((body) => body.id === id);
  return own?.region && named.some((body) => body.id !== id) ? `${name}（${own.region}）` : name;
}

/** To the clerk: somebody asks to be bound to a body. */
export const bindRequestMessage: Renderer = async (context, data) => {
  const { bindings } = context.texts;
  const [person, name] = await Promise.all([
    personById(context.db, textOf(data.person)),
    nameAmongDistricts(context, textOf(data.body)),
  ]);
  const text = bindings.requestText(
    person?.name ?? textOf(data.person),
    person?.departments.join("、") ?? "",
    name,
  );
  const value = { person: data.person, body: data.body };
  return {
    text: `${bindings.requestTitle}\n${text}`,
    card: card({
      title: bindings.requestTitle,
      elements: [
        plainText(text),
        columns([
          {
            elements: [
              button({ text: bindings.agree, kind: "primary", value: { do: "bind.agree", ...value } }),
            ],
          },
          { elements: [button({ text: bindings.refuse, value: { do: "bind.refuse", ...value } })] },
        ]),
      ],
    }),
  };
};

/** To the person: what the clerk decided. */
export const bindDecidedMessage: Renderer = async (context, data) => {
  const { bindings } = context.texts;
  const name = await nameAmongDistricts(context, textOf(data.body));
  return { card: null, text: data.agreed === true ? bindings.agreed(name) : bindings.refused(name) };
};

const decide = (id: string, agreed: boolean) =>
  defineAction({
    id,
    async run(context, click): Promise<ClickAnswer> {
      const { bindings } = context.texts;
      if (context.actor.right !== "clerk") return { toast: { type: "error", content: bindings.clerkOnly } };
      const person = textOf(click.value.person);
      const body = textOf(click.value.body);
      const { decided } = await decideMembership(context.db, doerOf(context), { person, body, agreed });
      const content = !decided
        ? bindings.decidedBefore
        : agreed
          ? bindings.agreedToast
          : bindings.refusedToast;
      return {
        toast: { type: decided ? "success" : "info", content },
        card: card({ title: bindings.requestTitle, colour: "grey", elements: [plainText(content)] }),
      };
    },
  });

export const bindAgree = decide("bind.agree", true);
export const bindRefuse = decide("bind.refuse", false);
