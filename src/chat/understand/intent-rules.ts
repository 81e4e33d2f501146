import type { Intent } from "../intents.ts";
import { type Clues, isAboutSomething, speaksOfTime } from "./clues.ts";
import { isReport } from "./is-report.ts";

interface Rule {
  intent: Intent;
  /** Why it was this one. */
  name: string;
  when(clues: Clues): boolean;
}

const says =
  (pattern: RegExp) =>
  ({ words }: Clues): boolean =>
    pattern.test(words);

const both =
  (...tests: ((clues: Clues) => boolean)[]) =>
  (clues: Clues): boolean =>
    tests.every((test) => test(clues));

const hasNumbers = (clues: Clues): boolean => clues.numbers.length > 0;

const greeting =
  /^(?:你好|您好|大家好|hello|hi|hey|嗨|哈喽|哈罗|早|早上好|上午好|中午好|下午好|晚上好|在吗|在不在|在么|有人吗|good (?:morning|afternoon|evening))[\s!！。.,，~～呀啊哈吗?？]*(?:督办|机器人|小督|duban)?[\s!！。.~～]*$/;
const helping =
  /帮助|使用说明|使用方法|操作(?:指南|手册|说明)|怎么(?:用|使用|操作|提?问|玩)|^帮帮?我$|你叫什么|你是(?:机器人|人工|真人)|如何(?:使用|操作|提问)|用法|(?:你|督办|机器人)(?:都)?(?:能|会|可以)(?:帮我)?(?:做|干|帮|回答|查)?(?:些)?(?:什么|啥|哪些)|(?:你|督办)有(?:什么|哪些)(?:用|功能)|功能|你是(?:谁|什么|做什么|干什么)|(?:能|可以)问(?:你)?(?:些)?(?:什么|哪些|啥)|怎么填|如何填|怎样填|填写说明|\bhelp\b|how (?:do|can|to|should) (?:i|we|you|it)?\s*(?:use|ask|report|work|fill|start)|how does (?:it|this|the bot) work|what can (?:you|i|this)|who are you/;
const howTo =
  /(?:怎么|如何|怎样)(?:才能)?(?:汇报|报送|上报|填报|报进展|提交|申请延期|延期|申请销号|销号|绑定|导出|退订|订阅|联系)/;
const correcting =
  /更正|纠正|订正|勘误|[填报写录发]错|撤(?:回|销)|(?:修改|改一?下|改掉|重新填|重填|重报|改报|修正)[^,，。]{0,10}(?:汇报|报告|进展|进度|填报|上报|上次|昨天|刚才|内容|百分比|比例|状态)|(?:上次|昨天|刚才|刚刚|之前|上周|前面|今天)(?:的|我们?|报的|填的|写的|那条|那次|汇报)*[^,，。]{0,8}(?:有误|不对|错了|改一?下|修改|要改)|(?:进度|比例|百分比|进展|状态|完成率)(?:应该|应|要|得)?(?:改|更新|调|修改)(?:成|为|到)|应该是\s*\d+\s*[%％]|不是\s*\d+\s*[%％]|\bcorrect(?:ion)?\b|\bfix (?:my|the|our) (?:last )?report|\bmistake\b/;
const extending =
  /延期|延长|延后|推迟(?!了?退)|宽限|展期|顺延|缓期|(?:晚|多给|再给|宽)[^,，。]{0,6}(?:天|周|个月|时间)(?:再)?(?:交|完成|办|报|行)?|来不及|\bextend\b|\bextension\b|\bmore time\b|\bpostpone\b/;
const returning =
  /退回|打回|驳回|退给|返回重[填报]|不予通过|审核不通过|\breturn(?:ed)? (?:the |this |task|report|it|item|no|#|\d)|\bsend back\b|\breject\b/;
const reminding =
  /催报|催办|催一?催|催一下|催促|催交|去催|帮[^,，。]{0,4}催|催(?:◎|他|她|它|没|未|那|所有|各|全部|一遍|第|\d)|督办(?:通知单|通知|单|函|令)|(?:发|出|下|开|起草|下达|拟|生成)[^,，。]{0,6}督办|督办(?:逾期|未|没|所有|全部)|^督办(?:一下)?\s*(?:第|▁|\d|◎)|提醒(?:一下|一遍)?(?:◎|没|未|还没|各|他们|她|所有|相关|有关|那些|大家|逾期)|(?:给|向|对)[^,，。]{0,14}发[^,，。]{0,4}提醒|发(?:一?个|条)?(?:提醒|催)|\bremind(?!er card)|\bchase\b|\burge\b|\bsupervis(?:e|ion notice)\b/;
const assigning =
  /(?:分给|交给|指派|分派|派给|派到|转给|移交(?:给|到)?|划给|划归|分配给|安排给|转交|交由|改由|调整为由)|(?:改|换|变更|调整|更换|指定|设|定|确定|明确|变|增列|列)(?:成|为|由|作)?\s*◎[^,，。?？]{0,3}(?:来)?(?:牵头|负责|承办|配合|参与|主办|为|作为)|(?:牵头|责任|负责|配合|参与|主办|承办)(?:单位|部门|方|人)?(?:改|换|变更|调整|更换)(?:一下)?(?:成|为|到|由)|(?:增加|加上|新增|添加|补充|加|增列|追加)(?:一个|个)?\s*(?:◎|[^,，。?？]{1,10}(?:局|委|办|队|街道|镇))[^,，。?？]{0,3}(?:为|作为|当|到|进|成|来)?[^,，。?？]{0,4}(?:牵头|责任|负责|配合|参与|协办|承办|主办|单位)|(?:去掉|取消|撤掉|删除|删掉|移除|去除)[^,，。?？]{0,3}◎|把?◎(?:加(?:为|到|进|入)|设为|列为|定为|加上|去掉|删掉|撤掉)|(?:联络员|责任人|负责人|经办人)(?:是|为|改|换|定|设|由)(?!谁|哪|什么)|(?:指定|更换|变更|安排|设)[^,，。?？]{0,8}(?:联络员|责任人|负责人|经办人)|(?:修改|变更|调整|重新|更改)[^,，。?？]{0,4}(?:分工|牵头单位|责任单位|配合单位)|(?:分工|任务)(?:一下|下去|到人)|分解(?:到|给)|\b(?:re)?assign\b|\bhand (?:it |task )?over\b/;
const importing =
  /导入|(?:上传|录入|读取|识别)[^,，。?？]{0,8}(?:文件|文档|方案|规划|附件|表格?|通知)|\bimport\b|\bupload\b/;
const exporting =
  /导出|下载|(?:生成|发我|给我|要|打印|出)(?:一?份|个|一?下)?[^,，。?？]{0,6}(?:台账|台帐|excel|xlsx|word|表格|汇总表|电子版)|^(?:台账|台帐|汇总表)$|\bexport\b|\bdownload\b|\bspreadsheet\b|\bledger\b/;
const evaluating =
  /(?:中期|期末|终期|期中|年度|自|后)评估|评估(?:中期|期末|报告|材料)|(?:做|写|出|起草|生成|开展|启动)[^,，。?？]{0,6}评估|\b(?:mid-?term|final) (?:evaluation|report|review)\b|\bevaluat(?:e|ion)\b/;
const setting =
  /^(?:打开|修改|进入|查看|我要|要)?(?:机器人|系统|提醒|推送|报送)?设置(?:一下)?$|设置[^,，。?？]{0,10}(?:提醒|周报|周期|推送|时间|报送|几点|频率|免打扰|语言)|(?:修改|调整|更改|改)[^,，。?？]{0,6}(?:提醒|推送|发送|报送)[^,，。?？]{0,4}(?:时间|周期|频率|方式)|(?:关闭|打开|停止|开启|取消)[^,，。?？]{0,6}(?:提醒|推送|通知)|单位目录|报送周期|(?:提醒|推送)(?:时间|周期|频率)(?:改|设|调)|\bsettings?\b|\bconfigure\b/;
const binding =
  /绑定|解绑|换绑|^我(?:现在)?(?:是|属于|在|代表|来自|调到了?|到了)◎(?:的|工作|上班|联络员|的联络员|的负责人|的人|这边的)*[。.!！]?$|我(?:是|属于|在|归)(?:哪个|什么|哪一个|哪)(?:个)?(?:单位|部门|局)|我的(?:单位|部门)(?:是)?(?:哪个|什么)|我是谁|我(?:的)?身份|\bbind\b|\bwhich (?:department|body|bureau|agency) (?:do i|am i)\b|\bi (?:am|work) (?:from|at|in|with|for)\b|\bwho am i\b/;
const planning =
  /(?:有|看|列出?|显示|导入了)(?:哪些|什么|几个|多少个?|所有|全部)(?:的)?(?:规划|方案|计划)|(?:规划|方案)(?:列表|清单|目录|有哪些|有几个)|(?:切换|换|转|改)(?:到|成|为|个|一?下)?[^,，。?？]{0,14}(?:规划|方案)|切换到|(?:别的|其他|其它|另外的?|另一个)(?:规划|方案)|(?:当前|现在|本群|这个群|群里)(?:是|看|用|绑定)?(?:的)?(?:是)?(?:哪个|什么|哪一个|哪份)(?:规划|方案)|^(?:所有|全部)?规划$|\bplans\b|\bswitch (?:to|plan)|\bwhich plan\b/;
const digesting =
  /周报|简报|(?:本|这|上)(?:一)?周(?:的)?(?:情况|小结|总结|汇总|通报|动态)|一周(?:情况|小结|总结)|(?:发|出|生成|起草|拟)[^,，。?？]{0,4}通报|\bdigest\b|\bweekly (?:report|summary|brief)/;
const figure =
  /指标|(?:率|人数|起数|数量|配比|数|比例|次数)(?:的)?(?:规划)?目标(?:值|数)?|目标(?:值|数)?(?:是|定)?(?:多少|什么)?[?？]?$|(?:死亡率|死亡人数|事故起数|发生率|达标率|覆盖率|持证率|检验率|完好率|备案率|配比|占比|降幅|目标值|目标数|万车死亡率|参检率|持证上岗率|投保率)[^,，。]{0,14}(?:多少|几|目标|要求|降|控制|达到|是什么|怎么样|完成|现在|如何)|(?:目标|要求|控制在?|降到?|下降|达到)[^,，。]{0,6}(?:多少|百分之几|几个百分点)|死亡率|死亡人数|事故起数|(?:率|配比|起数)[?？]?$|\bindicators?\b|\btargets?\b|\b(?:death|fatality|mortality) rate/;
const projecting =
  /重点(?:工程|项目|建设工程)|重大(?:项目|工程)|(?:工程|项目)(?:有哪些|清单|列表|名单|一览)|(?:哪些|几个|多少个?|什么)(?:工程|项目)|投资(?:额|总额|规模|多少|了多少|计划|有多少|是多少)|总投资|多少(?:投资|钱|资金|万)|形象进度|\bprojects?\b|\binvestments?\b/;
const late =
  /逾期|超期|过期|红灯|超时|拖期|拖(?:延|了|到|着)|延误|误期|没(?:有)?按(?:时|期)|未按(?:时|期)|(?:到期|到了期限|过了?(?:期限|时限))[^,，。]{0,4}(?:未|没)|该(?:完成|办结)(?:了)?(?:但|而|却)?(?:还)?(?:没|未)|晚了|\boverdue\b|\blate\b|\bpast due\b|\bred light\b/;
const silentBodies =
  /(?:谁|哪些?(?:个|家)?(?:单位|部门|人|街道|街镇|镇|局)?|还有(?:谁|哪)|(?:单位|部门))[^,，。]{0,8}(?:没|未|尚未|还没)|(?:没|未)(?:按时)?(?:报|交|汇报|报送|上报)(?:送|的)?(?:的)?(?:单位|部门|有哪些|名单|是谁)|\bwho (?:has|have)(?:n't| not)|\bwhich (?:bodies|departments|bureaus|units)[^.]{0,12}not/;
const extremes =
  /最(?:慢|快|差|好|落后|多|少|重|滞后|积极)|排(?:名|行|序)|拖后腿|一句话|总体|整体|总的|概况|概览|总进度|总览|全局|完成率|办结率|报送率|按时率|比例是|统计|平均|\b(?:overall|slowest|fastest|summary|statistics|stats|total|in one sentence|rate)\b/;
const counting =
  /(?:一共|总共|共计|合计|总计|共有?|全部)(?:有|是)?(?:多少|几)|多少(?:项|个|条)?(?:任务|工作|事)|几(?:项|个|条)(?:任务|工作)|任务(?:总数|数量|总量|有多少|一共)|有多少(?:项|个|条)|汇总(?:一下|情况)?$|\bhow many\b/;
const progressing =
  /进展|进度|做到哪|到(?:哪|什么)(?:一)?(?:步|程度|阶段)|完成(?:了)?(?:吗|没|多少|情况|得|到|程度|比例)|(?:做|办|干|搞|落实|推进)(?:完|好|得|到|成)?(?:了)?(?:吗|没有|没|怎么样|如何|咋样)|(?:汇)?报(?:送)?(?:过|了)?(?:吗|没有|没)|报了(?:多少|几)|有没有(?:汇?报|完成|做|开始)|(?:汇报|报送|历史|填报)(?:情况|记录)|历史|怎么样了|咋样了|如何了|落实情况|上次[^,，。]{0,6}(?:报|说|写|填)|上报过|汇报过|已(?:经)?(?:汇)?报(?:了|过)?(?:哪些|什么|的)|启动了(?:吗|没)|开始了(?:吗|没)|状态|\bprogress\b|\bhistory\b|\bhow far\b|\bstatus\b|\breported\b|\bhow is\b[^.]*\bgoing\b|\bupdates? on\b/;
const whoWords =
  /谁|哪(?:个|些|家|几个|一个)?(?:部门|单位|局|委|办|街道|街镇|家|机构)|什么(?:部门|单位)|归(?:哪|口|什么)|由哪|找哪|(?:牵头|责任|负责|配合|参与|主办|承办|协办|主管)(?:单位|部门|方|人)|主责|\bwho(?:m|se)?\b|\bwhich (?:department|bureau|body|bodies|agency|agencies|office|unit|units|departments)\b|\bresponsible for\b|\bin charge of\b|\bowner of\b/;
const dutyWords =
  /任务|职责|负责|承担|牵头|配合|参与|要做|该做|做(?:什么|啥|哪些)|干(?:什么|啥|哪些)|有(?:哪些|什么|啥|几项|多少)|哪些(?:事|工作|项)|工作|事项|分工|清单|责任|\btasks?\b|\bduties\b|\bduty\b|\bresponsib|\bwork on\b|\bdo\b/;
const smallTalk =
  /天气|下雨|吃(?:饭|了|什么|啥)|笑话|谢谢|感谢|多谢|辛苦|再见|拜拜|晚安|生日|股票|彩票|电影|唱(?:首)?歌|聊天|无聊|心情|爱你|喜欢你|几点了|星期几|几号|周末|放假|加班|下班|开会|堵车|快递|红包|^(?:收到|好的?|嗯+|哈+|ok|okay|行|可以|明白|知道了?|对|是的?|不是|没事|thanks?|thank you|bye)[!！。.~～,，\s哈呀啊了]*$|你(?:多大|几岁|真|好(?:棒|厉害|笨|傻))|讲个|写(?:首|篇)(?:诗|文章)|翻译|\bweather\b|\bjoke\b|\blunch\b|\bthank/;

/** In order: the first that fits. What asks for a change comes before what asks for words, the special before the general. */
const rules: Rule[] = [
  { intent: "help", name: "greeting", when: says(greeting) },
  {
    intent: "unknown",
    name: "small talk",
    when: (clues) =>
      smallTalk.test(clues.words) && !hasNumbers(clues) && !clues.named && !dutyWords.test(clues.words),
  },
  {
    intent: "help",
    name: "how to",
    when: (clues) => (helping.test(clues.words) || howTo.test(clues.words)) && !hasNumbers(clues),
  },
  { intent: "correct", name: "correcting", when: says(correcting) },
  { intent: "return", name: "returning", when: says(returning) },
  { intent: "remind", name: "reminding", when: says(reminding) },
  { intent: "extend", name: "extending", when: says(extending) },
  { intent: "import", name: "importing", when: says(importing) },
  { intent: "export", name: "exporting", when: says(exporting) },
  {
    intent: "evaluate",
    name: "evaluating",
    when: both(says(evaluating), (clues) => !whoWords.test(clues.words)),
  },
  { intent: "settings", name: "setting", when: says(setting) },
  { intent: "bind", name: "binding", when: says(binding) },
  { intent: "assign", name: "assigning", when: (clues) => isAssigning(clues) },
  {
    intent: "digest",
    name: "digest",
    when: (clues) => digesting.test(clues.words) && !silentBodies.test(clues.words),
  },
  { intent: "plans", name: "plans", when: (clues) => planning.test(clues.words) && !hasNumbers(clues) },
  { intent: "report", name: "reporting", when: (clues) => isReport(clues) },
  {
    intent: "stats",
    name: "extremes",
    when: (clues) => extremes.test(clues.words) && !hasNumbers(clues) && !lateList(clues),
  },
  {
    intent: "overdue",
    name: "who is silent",
    when: (clues) =>
      silentBodies.test(clues.words) &&
      clues.unreported === true &&
      !clues.mine &&
      (!clues.named || /谁|哪[^,，]{0,3}(?:单位|部门|街道|镇)/.test(clues.words)),
  },
  { intent: "overdue", name: "late", when: (clues) => late.test(clues.words) && !hasNumbers(clues) },
  {
    intent: "my_tasks",
    name: "my tasks not yet reported",
    when: (clues) => clues.unreported !== null && !hasNumbers(clues) && clues.mine,
  },
  {
    intent: "body_tasks",
    name: "a body's tasks not yet reported",
    when: (clues) =>
      clues.unreported === true && !hasNumbers(clues) && clues.named && !/吗|没有$/.test(clues.words),
  },
  {
    intent: "my_tasks",
    name: "my tasks in a state",
    when: (clues) =>
      clues.states !== null &&
      clues.mine &&
      !hasNumbers(clues) &&
      !speaksOfTime(clues) &&
      /哪|什么|几|多少|的$|\bwhich\b|\bwhat\b/.test(clues.words) &&
      !/吗|没有?$/.test(clues.words),
  },
  {
    intent: "body_tasks",
    name: "a body's tasks in a state",
    when: (clues) =>
      clues.states !== null &&
      clues.named &&
      !hasNumbers(clues) &&
      !speaksOfTime(clues) &&
      /哪|什么|几|多少|的$|\bwhich\b|\bwhat\b/.test(clues.words) &&
      !/吗|没有?$/.test(clues.words),
  },
  {
    intent: "who",
    name: "who",
    when: (clues) =>
      whoWords.test(clues.words) &&
      (clues.topics.length > 0 || hasNumbers(clues)) &&
      !clues.mine &&
      !roleOfBody(clues),
  },
  { intent: "indicator", name: "figures", when: (clues) => figure.test(clues.words) && !hasNumbers(clues) },
  {
    intent: "project",
    name: "projects",
    when: (clues) => projecting.test(clues.words) && !hasNumbers(clues),
  },
  {
    intent: "progress",
    name: "progress",
    when: (clues) => progressing.test(clues.words) && isAboutSomething(clues) && !isWorkPlan(clues),
  },
  {
    intent: "stats",
    name: "progress of everything",
    when: both(says(progressing), (clues) => !isAboutSomething(clues)),
  },
  { intent: "my_tasks", name: "my tasks of a year", when: (clues) => clues.mine && isYearAlone(clues) },
  {
    intent: "body_tasks",
    name: "a body's tasks of a year",
    when: (clues) => clues.named && isYearAlone(clues),
  },
  {
    intent: "due_soon",
    name: "time",
    when: (clues) =>
      !hasNumbers(clues) &&
      (speaksOfTime(clues) || /快到期|即将到期|临近|临期|到期|截止|\bdue\b|\bdeadlines?\b/.test(clues.words)),
  },
  {
    intent: "progress",
    name: "tasks in a state",
    when: (clues) =>
      clues.states !== null &&
      !clues.states.includes("behind") &&
      !hasNumbers(clues) &&
      !clues.mine &&
      !clues.named &&
      dutyWords.test(clues.words) &&
      !whoWords.test(clues.words),
  },
  {
    intent: "overdue",
    name: "behind",
    when: (clues) =>
      clues.states?.includes("behind") === true && clues.states.length === 1 && !hasNumbers(clues),
  },
  { intent: "task_detail", name: "a number", when: hasNumbers },
  { intent: "my_tasks", name: "mine", when: (clues) => clues.mine },
  { intent: "body_tasks", name: "a body", when: (clues) => clues.named },
  {
    intent: "my_tasks",
    name: "roles of the asker",
    when: (clues) => clues.member && clues.roles !== null && clues.topics.length === 0,
  },
  { intent: "stats", name: "counting", when: both(says(counting), (clues) => clues.topics.length === 0) },
  {
    intent: "my_tasks",
    name: "tasks of the asker",
    when: (clues) => clues.member && clues.topics.length === 0 && dutyWords.test(clues.words),
  },
  {
    intent: "stats",
    name: "all tasks",
    when: (clues) => clues.topics.length === 0 && dutyWords.test(clues.words) && clues.words.length > 1,
  },
  { intent: "search", name: "a topic", when: (clues) => clues.topics.length > 0 },
];

/** @returns the intent and the name of the rule that told it */
export function intentOf(clues: Clues): { intent: Intent; rule: string } {
  const rule = rules.find(({ when }) => when(clues));
  return rule ? { intent: rule.intent, rule: rule.name } : { intent: "unknown", rule: "nothing fits" };
}

export const isSmallTalk = (words: string): boolean => smallTalk.test(words);

/** "第12项由◎牵头" orders it; "第12项由谁牵头", "◎牵头的任务" ask. */
function isAssigning(clues: Clues): boolean {
  if (clues.asking && !/(?:能|可以|可否|是否可以)[^?？]*(?:分给|交给|转给|改由|换成|改成)/.test(clues.words))
    return false;
  if (assigning.test(clues.words)) return true;
  return (
    hasNumbers(clues) &&
    clues.named &&
    /(?:由|让|请|给)\s*◎+[^,，。]{0,4}(?:来)?(?:牵头|负责|承办|配合|参与|主办)/.test(clues.words)
  );
}

const lateList = (clues: Clues): boolean => late.test(clues.words) && !/最|率|排/.test(clues.words);

/** "◎是责任单位的任务" asks for a body's tasks by role, not for an owner. */
const roleOfBody = (clues: Clues): boolean =>
  clues.named &&
  !/谁|哪|什么(?:部门|单位)|\bwho|\bwhich/.test(clues.words) &&
  clues.topics.length === 0 &&
  !hasNumbers(clues);

/** 序时进度, 形象进度 and the like are topics where nothing is asked of how far it is. */
const isWorkPlan = (clues: Clues): boolean => /进度(?:安排|要求|计划)/.test(clues.words);

/** "我们2018年的任务": the year narrows what is listed; "2018年到期的" asks for limits. */
function isYearAlone(clues: Clues): boolean {
  const { times, words } = clues;
  if (hasNumbers(clues) || !(times.due || times.years) || times.begins || times.standing) return false;
  if (
    /到期|截止|期限|时限|完成|办结|之前|以前|前|内|底|到\d|以后|之后|快|临近|交|\bdue\b|\bby\b|\bbefore\b|\bwithin\b|\bdeadline|\bfinish|\bcomplete/.test(
      words,
    )
  )
    return false;
  return /20\d\d|\d\d年|今年|明年|去年|本年|\byear\b/.test(words);
}
