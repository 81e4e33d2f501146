import { fold } from "./fold.ts";

/** What a heading says its part of the document holds. */
const title = (text: string): string =>
  fold(text)
    .replace(/\s+/g, "")
    .replace(/[。.:]$/, "");

export const isGoalHeading = (text: string): boolean => {
  const heading = title(text);
  return (
    heading.length <= 40 &&
    /目标$|指标$|目标(?:与|和)?要求$|(?:目标|指标)[()（:].{0,20}$|(?:规划|工作|总体|具体|主要|预期|发展|年度|控制|约束性|预期性|阶段性|分项|量化|考核|安全)(?:目标|指标)(?!.*(?:考核|任务|责任制|体系))|^(?:goals?|targets?|indicators?)\b/i.test(
      heading,
    ) &&
    !/任务分|目标任务$|目标责任/.test(heading)
  );
};

export const isProjectHeading = (text: string): boolean => {
  const heading = title(text);
  return (
    heading.length <= 40 &&
    !/[,、]/.test(heading) &&
    /(?:重点|重大|主要|骨干)(?:建设|规划|支撑|实施|安全)*(?:项目|工程)(?!化)|(?:重点|重大).{0,12}(?:项目|工程)$|^(?:key|major|priority) projects?/i.test(
      heading,
    )
  );
};

export const isPastHeading = (text: string): boolean =>
  /回顾|现状|成效|成就|取得的|进展$|完成情况|实现情况|形势|基础$|存在的?(?:主要)?问题|“?十[一二三四五]五”?(?:时期|期间)?.{0,12}(?:情况|总结|发展现状)|工作总结|背景/.test(
    title(text),
  );

/** Chapters that set no tasks: where things stand, what is believed, how it is to be carried out. */
export const isFraming = (text: string): boolean =>
  isPastHeading(text) ||
  isGoalHeading(text) ||
  /总体(?:要求|思路|目标)|指导思想|基本原则|规划目标|工作目标|主要目标|发展目标|目标指标|工作原则|面临|机遇|挑战|序言|前言|引言|总则|附则|编制|适用范围|组织机构|领导小组|工作机构|意义|概述|术语|introduction|background|overview/i.test(
    title(text),
  );

export const isClosing = (text: string): boolean =>
  /保障措施|工作要求|组织保障|组织实施|组织领导|有关要求|保障机制|实施保障$|监督考核|附件|附表|工作步骤|实施步骤|时间安排|进度安排|阶段安排/.test(
    title(text),
  ) && !/强化规划实施保障/.test(title(text));

export const isTaskHeading = (text: string): boolean =>
  /(?:主要|重点|工作|具体|目标)(?:任务|工作|举措|措施|内容)|任务(?:分工|分解|措施|举措)?$|工作分解|重点举措|工作措施/.test(
    title(text),
  );

export const bindingOf = (text: string): "约束性" | "预期性" | null =>
  /约束性/.test(text) ? "约束性" : /预期性/.test(text) ? "预期性" : null;
