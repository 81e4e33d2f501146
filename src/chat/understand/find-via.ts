import { anyOf } from "../../domain/any-of.ts";
import { leavesOut } from "./leaves-out.ts";
import { type Sentence, takeMatch } from "./sentence.ts";

/** What names the body itself. */
const direct = anyOf(
  // 单独设立 is what a task says.
  /单独(?![设建立编制成开组]|列一?下|列[出个]|[拉拎挑发])(?:点|写|提|列|给|派|分|交|承担|担|领|挂|有|负责)*(?:到|了|名|明|着|在)*/,
  /(?:单列|单|直接)(?:点|写|提|列)(?:到|了|名|明)?(?=[◎▁]|我们|给)/,
  /(?<=[◎▁])(?:自己|自个儿?|本身)(?:的|名下(?:的)?)?(?=[那这][几一]?[条项个]|[,，]|$)/,
  /明(?:写|列)(?:着|了|的|是)*/,
  /挂(?:着|了|的|在)*(?:我们|[▁◎]+)?的?名字?(?:的|上|下)*/,
  /(?:点|提)到(?=[◎▁]|我们)|点(?:了|到)?(?:我们|[▁◎]+)?[^,，。▁◎]{0,3}?名字?(?:的|到|要)?(?:我们)?/,
  /有(?:我们|[▁◎]+)的?名字的?/,
  /[写列](?:了|着|明|上)*(?:我们|它|他们?|其|▁+|◎+)*(?:的)?名字/,
  /直接(?=牵头|参与|配合)|直接(?:写|点|分|交|给|担|承担|负责)(?:了|给)?(?:[▁◎]+的?名字?的?)?|指名(?:道姓)?|\bby name\b/,
  /\bnam(?:e|es|ed|ing) (?:us|them|it|[▁◎]+)|\bno groups?\b/,
  /\b(?:not|without|except|excluding|no) (?:the )?(?:ones? |those |tasks? )?(?:we have )?(?:through|via|by|of) (?:a |the )?(?:groups?|collectives?)\b/,
);
/** 没点我们名、靠集体说法摊上的. */
const unnamed =
  /(?<!有)(?:没有?|未|不是)被?(?:直接|单独)?被?(?:点|写|提|列)(?:到|了|名|明)?[▁◎我们]*(?:的)?名字?(?:的)?(?:[^,，。]{0,12}?集体[^,，。]{0,4}?(?=[摊分承担]|$))?/;
const collective =
  /(?:通过|以|靠)[^,，。]{1,12}?(?:名义|说法)(?:上)?|跟着[^,，。]{0,6}(?:走|一起)的?|(?:通过|从)?(?:部门)?集体(?:里[面头]?)?(?:分给|承担|任务|名义|的)?|打包(?:分|摊|给|派|的)*(?:给)?|笼统(?:的|写)?|\bthrough (?:a )?groups?\b|\bcollective(?:ly)?\b/;

const ofGroups =
  "(?:大家|家家|人人)(?:都有|一起)|集体|打包|笼统|泛指|泛泛|(?:各|全区)[^,，。]{0,6}?(?:部门|单位|街镇|街道|镇)|(?:有关|相关|主管|成员)(?:部门|单位)";
const withoutGroups = new RegExp(
  `除[了去开]?[^,，。]{0,3}(?:${ofGroups})[^,，。]{0,6}?(?:以?外|[,，])|[^,，。]{0,6}(?:${ofGroups})[^,，。]{0,12}?${leavesOut}|${leavesOut}[^,，。]{0,4}(?:${ofGroups})(?:的|那些|那种|那类|任务)*`,
);

/** 属于各部门那种不要: the groups are named to be left out, so this is read before names are. */
export const leavesOutGroups = (sentence: Sentence): boolean =>
  Boolean(takeMatch(sentence, withoutGroups, "by name")?.[0]);

/** 连集体的一起: both. */
const withGroups = anyOf(
  /连(?:着|同|带)?[^,，。]{0,4}集体[^,，。]{0,6}|不管[^,，。]{0,4}还是[^,，。]{0,2}(?:集体|打包|笼统)[^,，。]{0,8}|集体[^,，。]{0,4}也(?:要|算|带|列|看|加)/,
  /(?:包括|包含|含|加上|带上|算上)(?:了)?集体[^,，。]{0,4}|集体的?也(?:要|算)/,
  /跟着[^,，。]{0,6}(?:都|也)(?:算|要|带|列)上?/,
  /(?:点名|自己|本身|▁)的?[和跟与][^,，。]{1,6}都(?:要|算|列|看)/,
);

/** Only what names the body, or only what it has through groups: 点名的, 集体分给我们的. */
export function findVia(sentence: Sentence): "direct" | "collective" | null {
  if (takeMatch(sentence, withGroups, "groups too")?.[0]) return null;
  if (takeMatch(sentence, unnamed, "through groups")?.[0]) {
    takeMatch(sentence, collective, "through groups");
    return "collective";
  }
  if (takeMatch(sentence, direct, "by name")?.[0]) return "direct";
  return takeMatch(sentence, collective, "through groups")?.[0] ? "collective" : null;
}
