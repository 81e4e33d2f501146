import type { AssignmentDraft, IndicatorDraft } from "./draft.ts";
import { fold } from "./fold.ts";
import { readMarker } from "./numbering.ts";
import { readQuantity, setsFigure } from "./quantities.ts";
import { leadSentence, withoutBullet } from "./task-texts.ts";

const targetBegins =
  /(?:到|至)?20\d{2}年(?:底|末)?[,，]?|每年|年均(?![浓温])|逐年|累计|(?<!平)均(?=[达控不下降提增])|力争|较20\d{2}|比20\d{2}|与20\d{2}|同比|至少|全部(?=达|控)|(?:应|需|要)(?=达|控|不|下|低|高|保)|实现(?=翻|零)|保持在|控制|下降|降低|降至|降到|减少|压减|增长|增加(?!值)|新增|提高|提升|上升|达到(?!或)|达(?=\d|百)|不低于|不少于|不高于|不超过|不突破|超过|低于|高于|小于|大于|突破|翻[一两二三四五]?番|为零|为0|零增长|持平|实现零|[<>≤≥=]/;
const bareFigure = /(?<![A-Za-z.\d])\d/;
const notGoals = /设置了|确定了|包括以下|\d+(?:项|个|类).{0,8}指标|共\d+项/;
const noise =
  /^(?:(?:到|至)?20\d{2}年(?:底|末)?(?:前)?|到规划期末|规划期内|期间|力争|确保|实现|其中|全面|努力|并且|且|使|“?十[三四五]五”?(?:期间|时期)|主要目标是|总体目标是|即|以及|和|同时)[:,、]?/;

/** Goals printed in a sentence: each figure with its name is an indicator; two figures in one line are two. */
export function goalsIn(
  text: string,
  line: number,
  binding: IndicatorDraft["binding"],
  assignments: AssignmentDraft[],
): IndicatorDraft[] {
  const marker = readMarker(text);
  const body = withoutBullet((marker ? text.slice(marker.length) : text).trim());
  const found: IndicatorDraft[] = [];
  let subject = "";
  const leading = leadingName(body);
  for (const part of body.split(/[。；;，]|(?<!\d),|,(?!\d{3})/)) {
    const piece = part.trim();
    if (piece === "" || notGoals.test(piece) || strip(piece) === "") continue;
    if (!setsFigure(piece)) {
      if (leading !== "") continue;
      subject =
        /率|数|量|值|比例|占比|事故|死亡|总额|收入|面积|覆盖|人员$/.test(piece) && piece.length <= 40
          ? piece
          : "";
      continue;
    }
    for (const goal of split(piece, subject || (found.at(-1)?.name ?? ""), leading))
      found.push({ ...goal, ...readQuantity(goal.target), binding, years: [], assignments, line });
    subject = "";
  }
  return found;
}

type Goal = { name: string; target: string };

/** "移动执法终端配置率。到2018年底，…": the short sentence in front names the figure that follows. */
function leadingName(text: string): string {
  const lead = leadSentence(text);
  return lead && /(?:率|数|量|值|比例|占比|总额|面积)$/.test(lead) ? lead : "";
}

const measured = /(?:率|数|量|值|比例|比重|占比|浓度|面积|总额|强度|里程|投入)$/;
const onlyVerb =
  /^(?:年均|每年|累计|平均)?(?:增长|下降|提高|减少|降低|提升|保持|稳定|控制|达到?)(?:到|至|在)?$/;

/** 100%的建成区达到标准: the share stands in front of what it is a share of. */
function shareOf(piece: string): Goal | null {
  const match = /^(\d[\d.]*\s*[%％])(?:以上)?的(.{4,})$/.exec(piece);
  return match ? { name: match[2]!, target: match[1]! } : null;
}

const maxName = 60;
const maxTarget = 60;

function split(piece: string, subject: string, leading: string): Goal[] {
  const clean = strip(piece);
  const share = shareOf(clean);
  if (share) return [share];
  const folded = fold(clean);
  const at = targetBegins.exec(folded) ?? bareFigure.exec(folded);
  if (!at) return [];
  const figure = bareFigure.exec(folded.slice(at.index))?.index ?? 0;
  const before = strip(at.index === 0 ? clean.slice(0, figure) : clean.slice(0, at.index));
  const own = before.replace(/(?:要|应|需|将|均|都|分别|力争|基本)$/, "").trim();
  const leads = leading !== "" && (!measured.test(own) || leading.endsWith(own));
  const name = leads ? leading : onlyVerb.test(own) ? subject : own || subject;
  const target = (leads ? clean : clean.slice(at.index)).replace(/^(?:均|分别)/, "").trim();
  if (name === "" || name.length > maxName || target.length > maxTarget) return [];
  return paired(name, target) ?? [{ name, target }];
}

const strip = (text: string): string => {
  let rest = text.trim();
  for (let match = noise.exec(rest); match; match = noise.exec(rest)) rest = rest.slice(match[0].length);
  return rest;
};

/** 入网率、上线率达100%和90%: as many names as figures. */
function paired(name: string, target: string): Goal[] | null {
  const masked = fold(target).replace(/20\d{2}年/g, (year) => " ".repeat(year.length));
  const figures = [...masked.matchAll(/\d[\d.]*\s*(?:%|‰|[\u4e00-\u9fff]{0,2})/g)];
  if (figures.length < 2 || !/[和、及]/.test(target.slice(figures[0]!.index, figures.at(-1)!.index)))
    return null;
  const names = withTail(name.split(/[、和及与]/));
  const verb = target.slice(0, figures[0]!.index).replace(/分别/, "");
  if (names.length !== figures.length) return null;
  return names.map((each, index) => ({
    name: each,
    target: `${verb}${target.slice(figures[index]!.index, figures[index]!.index + figures[index]![0].length).replace(/[和、及]$/, "")}`,
  }));
}

const sharedTail =
  /(?:等(?:主要)?污染物)?((?:重点工程)?(?:排放总量|排放量|减排量|年均浓度|平均浓度|浓度|死亡率|发生率|覆盖率|达标率|普及率|合格率|总量))$/;

/** 二氧化硫、氮氧化物排放总量: what ends the last name is meant for those before it, too. */
function withTail(names: readonly string[]): string[] {
  const tail = sharedTail.exec(names.at(-1)!);
  if (!tail || names.slice(0, -1).some((each) => measured.test(each))) return [...names];
  const last = `${names.at(-1)!.slice(0, tail.index)}${tail[1]!}`;
  return [...names.slice(0, -1).map((each) => `${each}${tail[1]!}`), last];
}
