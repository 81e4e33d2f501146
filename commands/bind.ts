import type { Answer } from "../src/chat/answer.ts";
import type { Context } from "../src/chat/context.ts";
import { defineCommand } from "../src/chat/define-command.ts";
import { doerOf } from "../src/chat/doer.ts";
import { isQuestion } from "../src/chat/understand/is-question.ts";
import type { Body } from "../src/domain/body.ts";
import {
  askForMembership,
  membershipState,
  setMembershipByClerk,
} from "../src/services/people/membership.ts";
import { bodyNames } from "../src/store/people.ts";

const answer = (text: string, body: string | null = null, choices: Answer["choices"] = []): Answer => ({
  intent: "bind",
  plan: null,
  body,
  role: null,
  tasks: [],
  text,
  choices,
});

/** `/绑定 单位`: "I belong to this body"; the clerk agrees or refuses by card. */
export const bind = defineCommand({
  intent: "bind",
  slash: ["绑定", "bind"],
  summary: { zh: "说明我是哪个单位的，由管理员确认", en: "whom I belong to; the administrator confirms" },
  examples: { zh: ["/绑定 区教育局", "我是区教育局的"], en: ["/bind Education Bureau"] },
  who: "guest",
  async run(context, reading) {
    const { bindings } = context.texts;
    // 科委绑定了没, 我不是区建设局的: nobody says here whom they belong to.
    if (reading.slash === null && (isQuestion(reading.words) || denies.test(reading.words)))
      return how(context);
    if (context.place.kind === "group")
      return answer(bindings.inPrivate, reading.bodies.at(-1)?.name ?? null);
    if (reading.ambiguous) {
      const choices = reading.ambiguous.bodies.map((body) => ({
        label: `${body.region} ${body.name}`,
        words: `/绑定 ${body.region}${body.name}`,
      }));
      return answer(bindings.bodyAmbiguous(reading.ambiguous.words), null, choices);
    }
    // 我从统计局调到新阳街道了: the last one named is the new one.
    const body = reading.bodies.at(-1);
    if (body) return request(context, body);
    if (reading.unknownBody) {
      const { words, nearest } = reading.unknownBody;
      const choices = nearest.map((near) => ({ label: near.name, words: `/绑定 ${near.name}` }));
      return answer(bindings.bodyUnknown(words, nearest.map((near) => near.name).join("、")), null, choices);
    }
    return how(context);
  },
});

const denies = /不是|不想|不要|不用|别|谁|怎么|如何/;

/** Whom the person serves now, and how to be bound. */
async function how({ db, actor, texts: { bindings } }: Context): Promise<Answer> {
  const names = await bodyNames(db, actor.bodies);
  const now = names.length > 0 ? bindings.servesNow(names.join("、")) : bindings.servesNone;
  return answer(`${now}\n${bindings.bindHow}`);
}

async function request(context: Context, body: Body): Promise<Answer> {
  const { bindings } = context.texts;
  const { person, right } = context.actor;
  if (person === null) return answer(bindings.inPrivate, body.name);
  const known = await membershipState(context.db, person, body.id);
  if (known === "confirmed") return answer(bindings.alreadyBound(body.name), body.name);
  if (right === "clerk") {
    await setMembershipByClerk(context.db, doerOf(context), { person, body: body.id, state: "confirmed" });
    return answer(bindings.agreed(body.name), body.name);
  }
  if (known === "asked") return answer(bindings.askedBefore(body.name), body.name);
  if (context.clerks.length === 0) return answer(bindings.noClerk, body.name);
  await askForMembership(context.db, doerOf(context), { person, body: body.id, clerks: context.clerks });
  return answer(bindings.asked(body.name), body.name);
}
