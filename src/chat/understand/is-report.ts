import type { Clues } from "./clues.ts";

const request =
  /^(?:我们?|本单位)?(?:要|想|来|去|需要|申请|准备)?(?:汇报|报送|上报|填报|报一?下|报进[展度]|更新(?:一下)?进[展度]|提交进[展度]|登记进[展度]|填一?下?进[展度])|(?:要|想|来|请|帮我|我)(?:汇报|报送|上报|填报|报一?下|报个|报进[展度]|更新进[展度])|(?:汇报|报送|上报|填报|报)(?:一?下)?(?:第|任务|▁)|申请销号|销号|申请办结|请[^,，。]{0,4}(?:核查|验收|审核)(?:销号)?|^本期(?:任务)?\s*(?:无变化|没有变化|报送)?$|^\/?report\b|\b(?:i|we) (?:want|need|would like) to report\b|\blet me report\b|\breport (?:on )?(?:task|item|no|#|\d)|\bfile (?:a|my|our) report\b|\bplease close\b|\bclose task\b/;
const said =
  /已(?:经|于|全部|基本|全面|按|如期|顺利|初步|正式|在)?[^,，。?？吗]{0,16}(?:完成|办结|印发|启动|开展|制定|召开|组织|签订|落实|建成|建立|投入|开工|竣工|验收|通过|上报|整改|报|下发|出台|安装|培训|检查|推进|形成|起草|编制|修订|达到|覆盖|实现|部署|排查|招标|进场|上线|运行|配备|到位|上会|执行|结束|批复|立项)|(?:完成|做完|办完|办结|搞定|弄完|开工|竣工|启动|建成|印发|上线|通过)了(?![吗没?？])|完成(?:到|约|近|率?达?到?)?\s*(?:\d+|百分之|[一二三四五六七八九十]成|一半|过半)|(?:达到?|进度|完成率?|比例)(?:到|为|是)?\s*\d+\s*[%％]|\d+\s*[%％]|初稿|预计|拟于|计划(?:于|在)?(?:\d|下|本|年|月)|正在[^哪谁什么?？]{1,}|进展顺利|有序推进|推进(?:中|顺利)|按(?:计划|序时|进度)推进|受阻|因[^,，。]{1,20}(?:滞后|推迟|延误|停工|未能|无法)|(?:召开|组织|开展|检查|排查|培训|整改|签订|发放)(?:了|完)|还没(?:有)?(?:启动|开始|完成)[,，。]|本(?:月|周|季度|期)[^,，。?？]{0,10}(?:完成|开展|检查|组织|召开|推进)|(?:能够?|将|可|会)(?:按时|如期|于|在)?[^,，。?？]{0,6}完成|(?:项|任务|◎|\d)\s*(?:全部|已|按时|如期|提前)?完成$|(?:还没|尚未|没)(?:有)?完成$|无变化|没有变化|\b(?:is|are|was|were|has been|have been|we) (?:now )?(?:done|finished|completed?|ready|under way|on track|blocked)\b|\bfinished\b|\bcompleted\b|\bdraft\b|\bexpected\b/;

/** A sentence that says how far a task is, or asks to do so: "第9项规划初稿已完成，预计9月上会", "我要汇报第3项". */
export function isReport(clues: Clues): boolean {
  const { words } = clues;
  if (
    /(?:哪些?|哪个|谁|什么|多少|几)[^,，。]{0,8}(?:已|完成|汇报|报送|上报|销号)|历史|记录|情况(?:如何|怎么样|怎样)/.test(
      words,
    )
  )
    return false;
  if (request.test(words))
    return (
      !clues.asking || /怎么报|如何报|怎么汇报|能.*(?:销号|汇报|报)吗|可以.*(?:销号|汇报|报)吗/.test(words)
    );
  if (clues.numbers.length && /(?:怎么|如何|怎样)(?:汇?报|上报|填)/.test(words)) return true;
  if (clues.asking) return false;
  if (clues.numbers.length && /已|正在/.test(words) && !/逾期|到期|超期/.test(words)) return true;
  if (!said.test(words)) return false;
  if (clues.numbers.length > 0) return true;
  // "已完成的任务" lists; "危化品专项整治已完成80%" reports.
  return (
    /[^的]$/.test(words) &&
    (clues.mine || clues.topics.length > 0) &&
    !/的(?:任务|工作|事项)$/.test(words) &&
    words.length >= 6
  );
}
