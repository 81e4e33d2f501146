import type { Context } from "../chat/context.ts";
import { type ClickAnswer, defineAction } from "../chat/define-action.ts";
import type { CardJson } from "../chat/platform.ts";
import { SayError } from "../errors.ts";
import { button, card, clip, columns, form, input, plainText, submitButton } from "../feishu/elements.ts";
import { personName } from "../services/people/find-person.ts";
import { addLeader, removeLeader } from "../services/people/leaders.ts";
import { requireClerk } from "../services/reports/reporting-task.ts";
import { peopleWithRight } from "../store/liaisons.ts";
import { saidIn } from "./group-actions.ts";
import { problemLine } from "./settled-card.ts";

/** Leaders shown with a button each; an office has a handful. */
const mostLeaders = 20;

/** Who reads all; one more by name or open_id. */
export async function leadersCard(
  context: Context,
  typed: { words: string; problem: string } | null = null,
): Promise<CardJson> {
  const words = context.texts.bodies.leaders;
  const leaders = await peopleWithRight(context.db, "leader");
  return card({
    title: words.title,
    elements: [
      ...(leaders.length === 0 ? [plainText(words.none)] : []),
      ...leaders.slice(0, mostLeaders).map(({ person, name }) =>
        columns([
          { weight: 3, verticalAlign: "center", elements: [plainText(clip(name ?? person, 60))] },
          {
            elements: [button({ text: words.remove, size: "tiny", value: { do: "leaders.remove", person } })],
          },
        ]),
      ),
      form("leaders", [
        ...problemLine(typed?.problem),
        input({ name: "words", label: words.field, value: typed?.words ?? "", maxLength: 80 }),
        submitButton({ text: words.add, name: "add", value: { do: "leaders.add" } }),
      ]),
    ],
  });
}

export const leadersShow = defineAction({
  id: "leaders.show",
  async run(context) {
    requireClerk(context);
    return { card: await leadersCard(context) };
  },
});

export const leadersAdd = defineAction({
  id: "leaders.add",
  async run(context, click): Promise<ClickAnswer> {
    requireClerk(context);
    const said = saidIn(click.form.words);
    try {
      const person = await addLeader(context, said, context.clerks);
      const content = context.texts.bodies.leaders.added(await personName(context, person));
      return { toast: { type: "success", content }, card: await leadersCard(context) };
    } catch (cause) {
      if (!(cause instanceof SayError)) throw cause;
      return {
        toast: { type: "error", content: cause.say },
        card: await leadersCard(context, { words: said, problem: cause.say }),
      };
    }
  },
});

export const leadersRemove = defineAction({
  id: "leaders.remove",
  async run(context, { value }) {
    const person = saidIn(value.person);
    await removeLeader(context, person);
    const content = context.texts.bodies.leaders.removed(await personName(context, person));
    return { toast: { type: "success", content }, card: await leadersCard(context) };
  },
});

export const leaderActions = [leadersShow, leadersAdd, leadersRemove];
