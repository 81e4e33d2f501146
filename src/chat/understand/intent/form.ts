import { masks, type Sentence, withoutInnerQuotes } from "../sentence.ts";

/** What was found in a sentence besides its words; a name of a slot stands in the learned weights. */
export interface Slots {
  number: boolean;
  body: boolean;
  mine: boolean;
  topic: boolean;
  role: boolean;
  due: boolean;
  begins: boolean;
  years: boolean;
  standing: boolean;
  state: boolean;
  unreported: boolean;
  via: boolean;
  /** 逾期, 红灯, behind. */
  late: boolean;
  /** Asks for somebody. */
  who: boolean;
}

/** One way to write what people say in many: what is left then differs in meaning, not in dialect. */
const spellings: [RegExp, string][] = [
  [/啥/g, "什么"],
  [/咋/g, "怎么"],
  [/哪儿/g, "哪里"],
  [/俺们?|咱们?|(?:本|我们?|我门)(?:单位|部门|局|委|办|镇|街道|队|所|处)(?!员)/g, "我们"],
  [/[0-9]+/g, "0"],
  [/[,，。.!！;；:：、~～"“”'‘’()（）《》【】…]+/g, " "],
  [/[\u{1F300}-\u{1FAFF}\u2600-\u27BF]/gu, " "],
  [/ {2,}/g, " "],
  [/([◎■◆※])\1+/g, "$1"],
  [/(.)\1{2,}/gu, "$1$1"],
];

/** The sentence as far as it tells what is wanted: what it names is masked, dialects and figures are evened out. */
export function formOf(sentence: Sentence, topics: readonly string[]): string {
  const kept = new Set<string>([masks.body, masks.number, masks.plan]);
  let form = Array.from(sentence.words, (character, index) => {
    const mark = sentence.rest[index] ?? "";
    // What is said not to be meant says nothing of what is wanted.
    if (mark === masks.excluded) return "";
    return kept.has(mark) ? mark : character;
  }).join("");
  form = withoutInnerQuotes(form);
  for (const word of topics.flatMap((topic) => topic.split(" "))) {
    // A figure is asked for, not looked for: 特种设备定期检验率 keeps its 率.
    const figure = /(?:率|人数|起数|配比|比例)$/.exec(word)?.[0] ?? "";
    form = form.replaceAll(word, `${masks.topic}${figure}`);
  }
  return spellings.reduce((words, [pattern, instead]) => words.replace(pattern, instead), form).trim();
}

/** Han and masks alone, Latin words whole. */
const tokenPattern = /[a-z]+|[^a-z]/g;
/** Runs of up to this many tokens are looked at. */
const longestRun = 3;

/** Every short run of a form, and what was found beside it, alone and by twos. */
export function featuresOf(form: string, slots: Slots): string[] {
  const features = new Set<string>();
  addRuns(features, form);
  const filled = Object.entries(slots).flatMap(([name, full]) => (full ? [`=${name}`] : []));
  for (const one of filled)
    for (const other of filled) if (one <= other) features.add(one === other ? one : one + other);
  features.add(`=only${filled.join("")}`);
  return [...features];
}

function addRuns(features: Set<string>, form: string): void {
  const tokens = `^${form}$`.match(tokenPattern) ?? [];
  for (let length = 1; length <= longestRun; length++)
    for (let at = 0; at + length <= tokens.length; at++) {
      const run = tokens.slice(at, at + length).join("");
      if (!/^[\^$ ]*$/.test(run)) features.add(run);
    }
}
