import type { Role } from "../../domain/role.ts";
import { type Found, namesBody } from "./find-all.ts";
import { findRolesOf } from "./find-roles.ts";
import { ownWords } from "./own-words.ts";
import { masks, type Sentence } from "./sentence.ts";

/** 法制办牵头、咱局配合的: the asker's own role first, as in a list of both. */
export function rolesOfEach(sentence: Sentence, { named, mine, namesOwn }: Found): Role[] | null {
  const words = maskedBodies(sentence);
  if (!mine || namesOwn || named.bodies.length !== 1) return findRolesOf(words, named.bodies.length);
  const own = ownWords.exec(words);
  if (!own) return null;
  const both = `${words.slice(0, own.index)}◎${words.slice(own.index + own[0].length)}`;
  const found = findRolesOf(both, 2);
  return found && own.index > words.indexOf("◎") ? found.reverse() : found;
}

const maskedBodies = ({ words, rest }: Sentence): string =>
  Array.from(words, (character, index) => (rest[index] === masks.body ? masks.body : character)).join("");

const together =
  /共同|并[列排]|[两三]家(?!都|各)|[绑捆]在?一起|都(?:有(?!哪|什么|啥|几|多少)|参与|要|涉及|被|写|点|在|挂)|合着|合起来|搭伙|一起|一块儿?|一道|联合|共有|同时|\b(?:both|together|jointly)\b/;

/** 跟应急办并列牵头的, said by another body: together with whoever says it. */
export const impliesOwn = (sentence: Sentence): boolean =>
  /^(?:那|请问|点名|直接|名字)*[跟和与同]◎/.test(maskedBodies(sentence)) && together.test(sentence.words);

/** 公安分局和消防支队共同的: what all of them have, not what any has. */
export function isShared(sentence: Sentence, { named, mine, namesOwn }: Found): boolean {
  if (namesOwn) return false;
  const several = named.bodies.length + (named.groups.length ? 1 : 0) + (mine ? 1 : 0) > 1;
  return (
    several &&
    namesBody(named) &&
    together.test(sentence.words) &&
    !/各(?=是|有|牵|负|配|参|承|管|都)|分别|各自/.test(sentence.words)
  );
}
