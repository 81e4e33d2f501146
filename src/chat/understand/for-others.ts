/** The commonest surnames, most of the people there are: 小区, 老人, 小学 are none. */
const surnames =
  "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚汤陶黎温莫易樊乔文安殷颜庄章鲁倪庞邢俞翟蓝聂齐向申葛岳";
/** 小李你记得…, 老王下午…: somebody is spoken to by a name, and it is not the bot. */
const vocative = new RegExp(
  "(?:^|[,，。!！\\s])" +
    `(?:[小老][${surnames}]|` +
    "\\p{Script=Han}(?:主任|局长|科长|处长|队长|镇长|书记|区长|师傅|哥|姐|总))" +
    "(?=[,，\\s]?(?:你|您|记得|帮|把|给|去|来|下午|上午|明天|今天|中午|晚上|几点|在(?:哪|不)|麻烦|赶紧|车|饭|电话))",
  "u",
);

/** 李科，图纸发我一份. */
const byRank = new RegExp(`^[${surnames}](?:科|局|处|队|镇|工|总|部|主任|书记|师傅|[哥姐])[,，]`, "u");

/** In a group: said to a colleague. */
export const isForOthers = (words: string): boolean => vocative.test(words) || byRank.test(words);
