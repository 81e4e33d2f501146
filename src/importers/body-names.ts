import { fold } from "./fold.ts";

/** Endings by which Chinese offices are told; short ones only with what must stand before them. */
const endings = [
  "[^干西内全外东]部",
  "局|厅|署|委|公司|集团|银行|街道|管委会|开发区|园区|新区|高新区|保税区|部门|单位|政府|属地|街镇|乡镇|镇街|企业",
  "(?<!主|承|协|督|创|举|开|兴)办",
  "(?:委员|协|工|联合|商|学|理事|基金|管理|安委|管委|居委|村委|红十字|常|总工|管|党工委|残联|促进|教育|指挥|工商联|.委|消保委)会",
  "(?:法|检察|医|研究|设计|学|卫生|科学|党校|规划|国|疗养|养老)院",
  "(?<=[\\u4e00-\\u9fff]{2})(?<![学本专文理百])科|[^控参持入个]股|支行|分行|监管组|信用社|联社|[^场住无]所|[^网车]站|(?<!出|到)处",
  "支队|大队|总队|中队|队|中心|指挥部|专班|领导小组|工作组|小组|室|中队",
  "妇联|残联|文联|侨联|社科联|工商联|科协|作协|消协|记协|侨办|红会|供销社|供销总社|合作社|报社|总社|通讯社|联社",
  "电视台|气象台|广播台|融媒体|海关|机关|纪委|党委|党工委|学校|大学|党校|院校|高校|中学|小学|馆|库|港口|机场|车站|铁路|电力|供电|电信|移动|联通|铁塔|燃气|水务|邮政|自来水|热力|气象|税务|消防|公安|海事|交管|网格|军分区|人武部|社区|村居|物业",
  "[各县区市镇乡]?(?:县|区|市|镇|乡|街|州|盟|旗|村)",
  "地下管网|负责人|协会|人大|政协|法院|检察院|总工会|团委|共青团|工会|办公室|办事处|委员会|成员单位|经营单位|港|局属|直属机构|院所|机构|组织|团体|媒体|派出所|中介",
].join("|");
const bodyLike = new RegExp(`(?:${endings})(?:\\([^()]*\\))?$`);

/** True when a printed name ends the way offices are named; a fragment of a wrapped name does not. */
export function looksLikeBody(name: string): boolean {
  const folded = fold(name).replace(/\s+/g, "").replace(/等$/, "");
  return folded.length >= 2 && folded.length <= 40 && bodyLike.test(folded) && !/[。;!?]/.test(folded);
}

const genericTails =
  /^(?:人民)?(?:委员会|员会|办公室|公室|办事处|管委会|政府|分局|支队|大队|总队|中心|公司|集团|部门|单位|主管部门|行业(?:主管)?部门|委|局|会|办|部|院|处|站|所|厅|队|镇|街|区)$/;

/** A second half that no office is called by alone (办公室, 委员会): a wrapped name continues there. */
export const isGenericTail = (name: string): boolean => genericTails.test(fold(name).trim());

const collectiveWords =
  /^(?:[区市县省州]|全[区市县省]|市[区县]|属地|辖区)?(?:直|级|属)?(?:各|有关|相关|其他|其它|所有|全体|全[区市县省](?=所有|各|有关))|各(?:有关|相关|级|类|行业|县|区|市|镇|街|乡|部门|单位|成员|职能|主管|企业|地|专业|村|社区|园区|委办局|属地|责任|经营|生产|开发)|有关(?:部门|单位|企业|方面)|相关(?:部门|单位|企业|属地|行业|职能)|成员单位|^[区市县省]属.{0,6}企业$|^(?:各)?[县市区]\((?:[县市区旗]、?)+\)(?:人民政府|政府|党委政府)?$|行业(?:主管|监管|管理)?部门|主管部门$|监管部门$|职能部门$|经营单位|^(?:单位|部门|属地|属地政府|街镇|镇街|乡镇|街道|镇政府|街道办事处|街镇政府|乡镇政府|乡镇街道|镇村|企业|村居|社区|全体成员|市直部门|区直部门|县直部门|区县|县区|市县|园区)$|所有(?:部门|单位)|^全[区市县省](?:各|所有)?.*(?:部门|单位)/;
const collectiveEnglish =
  /^(?:all|relevant|other|various|each)\b|\b(?:departments|agencies|partners|stakeholders|municipalities|businesses|members)$/i;

/** 区各有关部门, 各街镇政府, 生产经营单位: a name that stands for many bodies. */
export const isCollective = (name: string): boolean =>
  collectiveWords.test(fold(name).replace(/\s+/g, "")) || collectiveEnglish.test(name.trim());

const levelPrefix = /^(?:[区市县省州旗])(?!(?:政市|市政|场|容|域|区|块|际|民|县|镇|直|级|属))/;

/** The level a name carries (区 of 区发改委), or null. 市场监管局 carries none. */
export function levelOf(name: string): string | null {
  const folded = fold(name);
  if (/^市(?:场|政(?!府|协|法|务|数|研)|容)/.test(folded)) return null;
  return levelPrefix.test(folded) ? name[0]! : null;
}

const ownName =
  /[省市州县区](?=.)|(?<=..)[镇乡](?=.)|^(?:国家|中国|中共|国网|全国|武警|人民银行|中央|驻|北京|天津|上海|重庆|省|市|武装|海关|国资公司)|(?:公司|集团|银行|大学|学校|医院|机场|海关|铁塔|电信|移动|联通|供电|燃气|热力|邮政|开发区|园区|新区|高新区|管委会|保税区|街道|街|镇|乡|(?<=..)(?:街道|镇|乡)(?:人民)?(?:政府|办事处|办|党工委|党委)|村|社区|村居|企业|协会|属地|电力|地下管网)$|^(?:开发区|园区|高新区|新区|经开|综保)|部门$|单位$/;

/** A body with a name of its own (公安西青分局, 北京铁路局天津办事处, 国网供电公司) takes no level before it. */
export function hasOwnName(name: string, places: readonly string[]): boolean {
  const folded = fold(name).replace(/^市(?=场|政市|政管|容)/, "");
  return ownName.test(folded) || places.some((place) => place.length > 1 && folded.includes(place));
}
