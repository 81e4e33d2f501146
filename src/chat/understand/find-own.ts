import type { NamedBodies } from "./body-name-parts.ts";
import { ownWords } from "./own-words.ts";
import { type Sentence, take, takeMatch } from "./sentence.ts";
import type { Situation } from "./situation.ts";

/** Says 我们, 本局, our. */
export const takeOwnWords = (sentence: Sentence): boolean =>
  Boolean(takeMatch(sentence, ownWords, "mine")?.[0]);

/** 自己 is who asks, unless a body stands before it: 安委会自己的. */
const self = /(?<=^|[▁,，。、看查列给发]|(?<!◎)\s|有哪些|哪些是)自己(?:的)?/;

/** 教育局那边自己名下都有啥: of the body named. */
const selfOfNamed = /自己(?:名下|手[上里]|身上|的(?:任务|活|事))/;

/** @param own the bodies named are the asker's */
export const takeSelf = (sentence: Sentence, named: NamedBodies, own: boolean): boolean => {
  const ofNamed = named.bodies.length > 0 && !own && selfOfNamed.test(sentence.words);
  return !ofNamed && Boolean(takeMatch(sentence, self, "mine")?.[0]);
};

/** 镇里, 街道这边, 委员会名下: the asker's own, where they are from one of that kind. */
const ownKind =
  /(?:(?<!\p{Script=Han}|[◎])(?:请问|那|看看|查查|查下|领导问)?|(?<=[这那]一?块|方面)|[给到归](?=.{2,3}的))(街道办?|镇|乡|委员会|分局|支队|大队|局|委|办|部|队|中心|管委会)(?:里头?|头上|上(?!级|报|周|次)|(?:这边|这头|这一?块|名下|身上|手[里上])(?:儿)?|(?=今年|明年|一共|总共|现在|目前|要|得|该|领|摊|分到|接|只|光|自己|单独|直接|被?点|的(?:[,，]|活|事)|牵头|配合|参与))/u;

/** 亦庄总共多少项, 我们新阳: a town by its first word, said by one of its own. */
function takeOwnTown(sentence: Sentence, { ownNames }: Situation): boolean {
  for (const name of ownNames) {
    const town = /^(.{2,})(?:镇|街道|乡)$/.exec(name)?.[1];
    const at = town ? sentence.rest.indexOf(town) : -1;
    if (!town || at < 0) continue;
    const [before, after] = [sentence.rest.slice(0, at), sentence.rest.slice(at + town.length)];
    if (!beforeTown.test(before) || !afterTown.test(after)) continue;
    take(sentence, at, town.length);
    sentence.why.push(`mine: ${town}`);
    return true;
  }
  return false;
}
const beforeTown = /(?:^|[,，。\s▁的])$/;
const afterTown = /^(?:总共|一共|这边|占|算|有|要|该|的任务|的活|$)/;

export function takeOwnKind(sentence: Sentence, situation: Situation): boolean {
  if (takeOwnTown(sentence, situation)) return true;
  const { ownNames } = situation;
  const kind = ownKind.exec(sentence.rest)?.[1]?.replace(/^街道办$/, "街道");
  const serves = kind && ownNames.some((name) => name.includes(kind));
  return Boolean(serves && takeMatch(sentence, ownKind, "mine")?.[0]);
}

/** 区教育局 said by its own member, and no other: 我们. The body stays named, in case a report needs it. */
export const namesOwn = ({ bodies, groups, ambiguous, unknown }: NamedBodies, { mine }: Situation): boolean =>
  bodies.length > 0 &&
  groups.length === 0 &&
  !ambiguous &&
  !unknown &&
  bodies.some((body) => mine.some((own) => own.id === body.id)) &&
  bodies.every((body) => mine.some((own) => own.id === body.id || own.region !== body.region));

/** 海事这块儿有什么要我们干的, said at 海事局: the own body, not a topic. */
export const withoutOwnName = (
  left: string[],
  mine: boolean,
  { words }: Sentence,
  { ownNames, spoken }: Situation,
): string[] =>
  mine
    ? left.filter((word) => {
        const own = ownNames.some(
          (name) => name.replace(/^区/, "").startsWith(word) || name.includes(`${word}局`),
        );
        // 科技这块归我们的, where tasks speak of it: a topic after all.
        const after = words.slice(words.indexOf(word) + word.length);
        return !own || !(ofThem.test(after) || (ofField.test(after) && spoken && !spoken.get(word)));
      })
    : left;

const ofThem = /^[这那](?:边|头|里|儿)/;
const ofField = /^[这那]一?块/;
