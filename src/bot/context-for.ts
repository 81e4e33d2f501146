import type { Actor, Context, Place, Right } from "../chat/context.ts";
import type { Deps } from "../deps.ts";
import { emptyPerson, recognisePerson } from "../services/people/recognise-person.ts";
import { chatById } from "../store/chats.ts";
import { type Person, personById, rememberLanguage } from "../store/people.ts";
import { en } from "../texts/en.ts";
import { zh } from "../texts/zh.ts";

export type Language = "zh" | "en";

export const textsOf = (language: Language) => (language === "zh" ? zh : en);

/** Who speaks, where, in which language. `words` decide the language; a tap keeps the one the person last wrote in. */
export async function contextFor(
  deps: Deps,
  at: { person: string; chat: string | null; kind: Place["kind"] },
  words: string | null,
): Promise<Context> {
  const [person, chat] = await Promise.all([
    whoIs(deps, at.person),
    at.chat ? chatById(deps.db, at.chat) : null,
  ]);
  const language = (words === null ? null : languageOf(words)) ?? person.language ?? "zh";
  if (words !== null && language !== person.language) await rememberLanguage(deps.db, at.person, language);
  return {
    db: deps.db,
    clock: deps.clock,
    log: deps.log,
    actor: actorFrom(person, deps.config.admins),
    place: { chat: at.chat, kind: at.kind, plan: chat?.plan ?? null },
    clerks: deps.config.admins,
    language,
    texts: textsOf(language),
  };
}

/** Without the platform's directory (scope missing, platform down) the bot goes on with the bindings it has. */
async function whoIs(deps: Deps, openId: string): Promise<Person> {
  // An event without an operator: nobody to look up.
  if (openId === "") return emptyPerson(openId);
  try {
    return await recognisePerson(deps.db, deps.platform, openId, deps.clock.real(), deps.clock.now());
  } catch (cause) {
    deps.log.warn("person.unrecognised", { person: openId, cause });
    return (await personById(deps.db, openId)) ?? emptyPerson(openId);
  }
}

function actorFrom(person: Person, admins: readonly string[]): Actor {
  const right: Right = admins.includes(person.id)
    ? "clerk"
    : (person.right ?? (person.bodies.length > 0 ? "member" : "guest"));
  const unknown = person.bodies.length === 0 ? (person.departments[0] ?? null) : null;
  return { person: person.id, right, bodies: person.bodies, unknownBodyName: unknown };
}

/** Any Han character makes it Chinese; else two Latin letters in a row make it English; else nothing is known ("12"). */
export function languageOf(words: string): Language | null {
  if (/\p{Script=Han}/u.test(words)) return "zh";
  return /[A-Za-z]{2}/.test(words) ? "en" : null;
}
