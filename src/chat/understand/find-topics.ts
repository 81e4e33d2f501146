import { anyOf } from "../../domain/any-of.ts";
import { type EnglishTopics, englishTopics } from "./english-topics.ts";
import { withoutInnerQuotes } from "./sentence.ts";

/** Phrases that ask and say nothing of the topic; they end one topic and begin the next. */
const breaks = anyOf(
  /[▁◎■◆※◇,，。.!！?？:：;；"“”'‘’《》()（）【】[\]/]+/u,
  // Who does it.
  /(?:分别|具体|主要|都|应该|应当|需要|该|可以)?(?:是|由|归|找|属于|属)?(?:谁|哪个?些?(?:部门|单位|局|委|家|一家)|什么(?:部门|单位))(?:来|在|去)?(?:负责|牵头|管理?|抓|承办|落实|做|配合|参与|干)?/u,
  // How it stands, and what is done about it.
  /(?:已经?)?拖(?:到|着|过了?期)(?:现在|今天)?|逾期|超期|过了?期|超时|拖期|误期|延误|飘红|[红黄绿蓝灰]灯/u,
  /快到期|即将到期|临近|临期|没有?启动|未启动/u,
  /(?:要|想|我)?(?:汇报|上报|报送|填报)(?:了|过|一下)?|申请(?:延期|销号)|销号|延期(?:到)?|退回|分给|交给|改由/u,
  /报了(?:没有?|吗)|报没报|有没有(?:人|谁)?(?:汇)?报(?:过|送)?/u,
  /(?:建|做|干|办|搞|推进|进行|落实|开展)(?:到|得)(?:哪|什么|怎)[^,，]{0,4}/u,
  /(?:推进|进行|执行|落实|整治|建设|开展|做|办|搞|干)得(?=怎|如何|咋|好|$)/u,
  // How many, and which.
  /分别|共同|并[列排]|(?:最|拖得)+(?:慢|快|差|好|多|少|厉害|久)|总体|整体|总共|一共|总数|总量|(?<!三)同时|都有|现在|目前/u,
  /(?:重[点大](?:建设)?|[两二三四五六七八九十\d]+[大个项])(?:重[点大])?(?:工程|项目)/u,
  /(?:都)?(?:有)?(?:哪些|什么|啥)?活儿?(?!动)|发(?:给)?我/u,
  /(?:几|多少)(?:家|个|名|处|所|座|次|辆|条)(?!月)/u,
  /担着?(?=[啥哪什])|分了?(?=[啥哪什])(?:啥|什么|哪些)|那?摊子?事?儿?(?=归|谁|是|$)|单独(?:列|拉|拎|挑|发)(?:出来?|一下|个)*|台[账帐](?:里|中|上)面?|归口|有(?:哪些|什么|几个?|多少|没有)/u,
  /(?:是|分别是)?(?:哪些|哪个|哪几|哪一?[项条]|哪儿|哪里|什么时候|什么|多少|几项|几个)/u,
  /是不是|有没有|能不能|可不可以|怎么样|怎样|怎么|如何|为什么/u,
  // Where it is looked for.
  /(?:[这那]|[两俩二三仨四几]个?)+字(?:都|也)?|字[样眼]|出现(?:在|过|了)*|落[到在](?=[▁◎]|我们|谁|头上)|(?<=[▁◎])头上/u,
  /里[面头](?:提到?过?)?|提到过?|(?:这个?|你这个?|本)机器人/u,
  /(?:安全(?:生产)?|应急(?:管理)?)?十[二三四五]五(?:规划|方案|期间|时期)?(?:里|中|内)[面头边]?/u,
  /这(?:个|份|本)?(?:分解|分工|实施|工作)*(?:规划|方案|文件|分工)|(?:分解|分工|一览)表(?:里|上|中)?[面头]?/u,
  /(?:安全(?:生产)?|应急(?:管理)?|十[三四]五)*(?:规划|方案|文件|分工表?)(?:里|中|内)[面头边]?/u,
  /是?(?:用来|来)?(?:干|做)(?:嘛|什么|啥)(?:用)?的?/u,
  // What is around a topic: 消防方面的|任务.
  /跟(?=[▁◎■◆※])|(?:这|那)(?:边|里|块)|这一块|一块儿?/u,
  /(?:相关|有关)的?(?=任务|工作|事|部门|单位|内容|$)|方面的?|领域的?(?=任务|工作|$)/u,
  /的(?=任务|工作|责任|牵头|事项|内容|进展|要求|部门|单位|时限|情况|$|[▁◎■◆※]|有)/u,
);

const anyWord = (words: string): string => words.trim().replaceAll(/\s+/g, "|");

/** What a topic does not begin with: asking for it, pointing at it, joining it to what stands before. */
const leading = new RegExp(
  `^(?:${anyWord(`
    相关的 有关的 请问 [只仅光就](?:看|要|留|算|列) 列个?单子 留下 再看 换成 换 请 麻烦 劳驾 帮我 帮忙 帮 给我 告诉我
    我想 我要 我 想 要 知道 了解 问一下 问问 问 查一下 查询 查找 查下 查查 查看 查 搜索 搜一下 搜 找一下 找找 找出 找
    看一下 看看 看 列一下 列出 列举 说说 讲讲 讲(?![解座师课话]) 装(?![备置修卸载]) 介绍 显示 展示
    那么 这些 那些 那 还有 所有 全部 全区 本区 我区 我市 关于 有关 涉及到? 跟 和(?!谐) 与 在(?!线|岗|用) 对(?!标|口)
    提到 包含 包括 凡是 里面 里 中(?!期|小) 这个 这些 那些 该 其中 目前 现在 当前 负责(?!人) 承担 任务(?:里|中)?
    工作(?!场所|机制|条件|人员|方式) 规划(?:里|中) 方案(?:里|中) 文件(?:里|中)
    有 到 为 是 把 将 被 让 的 了 就 都 也 还 必须 务必 须 再 做 搞 抓 一下
  `)})+`,
  "u",
);
/** What a topic does not end with. */
const trailing = new RegExp(
  `(?:${anyWord(`
    挂钩 沾边 搭边 挨边 关联 吗 呢 吧 啊 呀 么 嘛 的 了 一下 任务 工作任务 的?工作 事项 事情 的事 这件事 这事
    职责 内容 情况 相关 有关 方面 负责 谁 管 抓 做 是 有 在 由 归 要 具体 详细 需要 必须 务必 应该 应当 怎么办
    完成 到期 截止 时限 期限 进展 进度 部门 单位 责任 列表 清单 一共 总共 多少 几 项 条 个 都 也 还 里 中 什么 哪些
    要求 安排 分工 落实 推进 说明 有关的 以及 和 与 跟 请 谢谢
  `)})+$`,
  "u",
);

/** Nobody asks for more at once; each may cost a query. */
const mostTopics = 8;

/** What is left when everything else was understood: the topics, each found on its own. */
export function findTopics(rest: string, language: "zh" | "en", english: EnglishTopics): string[] {
  return language === "en" ? englishTopics(rest, english) : chineseTopics(rest);
}

/** “六有”: what is quoted is a topic as it stands. */
const quoted = /[“"「]([^”"」▁◎■◆※◇]{2,20})[”"」]/g;

function chineseTopics(rest: string): string[] {
  const said = withoutInnerQuotes(rest.replace(changing, ""));
  const parts = said
    .replace(quoted, ",")
    .split(breaks)
    .flatMap((part) =>
      (part ?? "").split(/、|以及|(?<=[\p{Script=Han}]{2})(?:或者|或|和(?!谐)|与)(?=[\p{Script=Han}]{2})/u),
    )
    .map(trim)
    .filter(
      (part) =>
        part.length >= 2 &&
        !isEmpty(part) &&
        /[\p{Script=Han}\p{L}\p{N}]/u.test(part) &&
        !/^[a-z]{1,2}$/.test(part),
    );
  const topics = parts.filter((part) => !verbs.test(part));
  const inQuotes = [...said.matchAll(quoted)].flatMap(([, words]) => words ?? []);
  return [...new Set([...inQuotes, ...(topics.length ? topics : parts)])].slice(0, mostTopics);
}

/** 换个话题，双随机在哪条. */
const changing = /^(?:换个话题|说点?别的|说个别的|另外问一?下?|顺便问一?下?|对了)[,，\s]*/;

/** What is done with a topic is none itself: 黑名单制度由哪个单位|建立. */
const verbs =
  /^(?:建立|建设|组织|实施|开展|落实|完成|制定|推进|推动|管理|监管|处理|办理|执行|承担|具体|搬迁|检查)$/;

/** Words of questions, of dates, of reporting and of work in general; whole words before single characters. */
const emptyWords = anyOf(
  /单子|列个|按时|按期|如期|截[止至]|时间|时候|日期|时限|期限|超过|超出|最[久长早近晚先后]|本期|目前|现在/g,
  /一次|最新|近期|今后|以后|以前|办结|办理|开展|启动|开始|起步|实施|执行|落实|推进|结束|收尾|交[账差]|销号|启用/g,
  /承担|负责|安排|主要|具体|分别|各自|一起|共同|同时|自己|人家|别人|[他她它]们|大家|作为|属于|关系|相关|有关|涉及/g,
  /单位|部门|任务|工作|事[情项]|活儿|职责|责任|项目|内容|情况|清单|列表|名单|明细|结果|意思|百分之|比例|进展|进度/g,
  /汇报|报送|上报|填报|督促|抓紧|尽快|赶紧|联络员|新来|调到|看看|知道|了解|列出|顺便/g,
  /[报没有了吗完成做到哪步怎样咋如何过呢啊还都要给它他她这那些个前已经曾可能应该必须务请问下一几多少谁什么的得就和与是在把被让啥干管办搞抓好来去再只仅全将会吧期完单事活项条份件汇填送交催想看列发说讲查找]/g,
);

/** Made of nothing but those. */
const isEmpty = (part: string): boolean => part.replace(emptyWords, "") === "";

const numeral = /^[一二两双三四五六七八九十]/;

function trim(part: string): string {
  let words = part.trim();
  for (let before = ""; before !== words; ) {
    before = words;
    const less = words.replace(leading, "").replace(trailing, "").trim();
    // 六有 ends like a question and is a name.
    words = less.length === 1 && words.length === 2 && numeral.test(words) ? words : less;
  }
  return words;
}

/** The sentence itself calls it a topic: 关于核电, 核电方面, 核电任务, 有没有核电. */
export function isIntroduced(words: string, topic: string): boolean {
  const at = words.indexOf(topic.split(/\s/)[0] ?? "");
  // “六有”在第几项: a word in quotes is one.
  if (at > 0 && /[“"'‘「]$/.test(words.slice(0, at)) && /^[”"'’」]/.test(words.slice(at + topic.length)))
    return true;
  // 应该没|任务 is no topic.
  if (/[没有的无]$/.test(topic)) return false;
  return at >= 0 && (before.test(words.slice(0, at)) || after.test(words.slice(at + topic.length)));
}

const before = anyOf(
  /(?:关于|涉及到?|有关|提到|提及|包含|包括|针对|(?:有没有|有无|是否有)(?:讲|说|提|写)?[到过]?)(?:我们|本单位|的)*$/,
  /\b(?:about|regarding|concerning|involving|related to)\s+(?:[a-z]+ )?$|\bon\s+(?:the\s+)?$/,
);
const after =
  /^(?:的?方面|的?领域|[这那]一?[块摊]|类|相关|有关|任务|工作(?!中|日|量))|^ (?:tasks?|work|matters)\b/;
