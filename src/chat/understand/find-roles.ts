import { anyOf } from "../../domain/any-of.ts";
import { type Role, roles } from "../../domain/role.ts";
import { type Sentence, takeMatch } from "./sentence.ts";

/** A role word counts where it stands as one: after who does it, or before what is done. 社会力量参与 is a topic. */
const after =
  '(?=\\s*(?:[”"」]|的|什么|哪|任务|单位|部门|工作|项|事|了|过|着|谁|别人|人家|他人|几|多少|呢|吗|[?？]|$|第|和|、|,|，|或|以及|还是|[▁◎■◆※]|\\d))';
const before =
  '(?<=(?:[“"「]|谁|哪个|哪些|由|是|我|们|◎|▁|■|只看|只要|仅看|要|不|^|和|、|来|作为|单位|部门|局|\\s))';

const role = (words: string, loose = false): RegExp =>
  new RegExp(loose ? `(?:${words})` : `${before}(?:${words})|(?:${words})${after}`);

/** Who it is that does not: what was taken of the sentence before the role. */
const nobody = "(?:[▁◎]|[我咱俺]们?|本局){0,12}";
const not = (words: string): RegExp =>
  new RegExp(
    `(?:(?<!有)没有?|(?<!是(?=不是))(?<!要(?=不要))(?<!能(?=不能))不|非|无)(?:是|由|归|用|要|必|需要?|该|算|让|叫|把)*${nobody}(?:来|去|当|做)?(?:${words})`,
  );
const leading = "牵头|打头|挑头|带头|领头|领衔|挂帅|主办";

const readers: [RegExp, Role[]][] = [
  [/牵不牵头/, ["lead"]],
  [
    new RegExp(`除了?${nobody}(?:${leading})(?:的)?(?:以?外)?|\\bexcept (?:those )?(?:we )?lead`),
    ["responsible", "participate", "support"],
  ],
  [
    new RegExp(`${not(leading).source}|\\bnot (?:the )?(?:lead|leading)(?!, only)\\b|\\bother than lead\\b`),
    ["participate", "support"],
  ],
  [not("配合|协办"), ["lead", "responsible", "participate"]],
  [not("参与|参加"), ["lead", "responsible", "support"]],
  [
    role(
      `(?:${leading})(?:负责|督导|承办)?(?:单位|部门)?|主办(?:单位)?|汇总单位|牵(?:了|着|的|什么|啥|几个|哪些|个)*头|主牵|谁牵(?!涉)`,
      true,
    ),
    ["lead"],
  ],
  [
    role(
      "责任(?:单位|部门|(?=的))|承办(?:单位|部门)?|负责单位|主责(?:单位)?|按(?:照)?(?:各自)?职责(?:分工)?负责",
      true,
    ),
    ["responsible"],
  ],
  [
    anyOf(
      /(?:只看|只要|仅看|仅|只|光看|就看|看看?)(?:我们)?负责的|负责的呢|作为负责|^(?:那|算|它|他们?)*们?负责的$/,
      /(?<=[▁◎])负责的(?=(?:是|有)?(?:哪[几些一]?|几|什么|啥|多少)[项条个]|(?:是|有)(?:哪|什么|啥)|那?[两二三四五六七八九十][项条])/,
      /(?<=牵头[和、或及与])负责|负责的?(?=[和、或及与]?(?:参与|配合|牵头)的?(?:都|也|$|[,，]))|是负责(?:的|方|角色)/,
      /(?:光|只|仅)(?:要|看|列|留)?[▁◎]+负责的|写的?(?:是|着)[▁◎]*负责/,
      /由(?:[▁◎]|我[局委办镇]?)+负责的|(?<=[▁◎])(?:要|该|得)?负责的(?=(?:任务|工作|事项?|活)|[呢吗?？。!！]*$|列|发|拉|导)/,
      /(?:共同|一起|直接|写明|写着|标明|标的|注明)[^,，。]{0,8}?负责(?=的)/,
    ),
    ["responsible"],
  ],
  [role("参[与于](?:单位|部门)?|参加(?:单位)?|会同"), ["participate"]],
  [role("配合(?:单位|部门)?|协办(?:单位)?|协助|搭把手|搭手|打下手|支持单位"), ["support"]],
  [/(?<=我们|◎|谁)支持|支持(?=的|什么|哪)/, ["support"]],
  [/\blead(?:s|ing|er)?\b|\bqian ?tou\b|\bled by\b/, ["lead"]],
  [/\bresponsible only\b|\bonly responsible\b|\bas responsible\b/, ["responsible"]],
  [
    /\btak(?:e|es|ing) part\b|\bparticipat(?:e|es|ing|ion|ory)\b|\bparticipant\b|\bcan ?yu\b/,
    ["participate"],
  ],
  [/\bsupport(?:s|ing|ive)?\b|\bpei ?he\b/, ["support"]],
];

/** Takes role words out of the sentence; strict: 配合 is support and nothing else. null = none was said. */
export function findRoles(sentence: Sentence): Role[] | null {
  const found = new Set<Role>();
  let others: Role[] | null = null;
  for (const [pattern, meant] of readers) {
    const match = takeMatch(sentence, pattern, "role");
    if (!match?.[0]) continue;
    if (meant.length > 1) others ??= meant;
    else for (const each of meant) found.add(each);
  }
  // 不牵头、光是参与的: of the others the one that is said.
  const said = roles.filter((each) => found.has(each) && (others?.includes(each) ?? true));
  return said.length ? said : others;
}

/** Whose role is said: ◎牵头、◎配合 — each with its own; null where not each of several has one. @param words each body as one ◎ or more */
export function findRolesOf(words: string, bodies: number): Role[] | null {
  if (bodies < 2) return null;
  const runs = words.split(/◎+/).slice(1);
  if (runs.length !== bodies) return null;
  const found = runs.map((run) => rolesAfter.find(([pattern]) => pattern.test(run))?.[1]);
  return found.every((each): each is Role => each !== undefined) ? found : null;
}

const rolesAfter: [RegExp, Role][] = [
  [new RegExp(`^[^,，。、]{0,4}?(?:${leading})`), "lead"],
  [/^[^,，。、]{0,4}?(?:负责|承办|主责)/, "responsible"],
  [/^[^,，。、]{0,4}?(?:参与|参加|会同)/, "participate"],
  [/^[^,，。、]{0,4}?(?:配合|协办|协助|支持|打下手)/, "support"],
];
