/** 小李你记得…, 老王下午…: somebody is spoken to by a name, and it is not the bot. */
const vocative = new RegExp(
  "(?:^|[,，。!！\\s])" +
    "(?:[小老]\\p{Script=Han}(?!\\p{Script=Han}{0,3}(?:区|镇|街|村|局|厂|校|企业|工程|项目|作坊|场所))|" +
    "\\p{Script=Han}(?:主任|局长|科长|处长|队长|镇长|书记|区长|师傅|哥|姐|总))" +
    "(?=[,，\\s]?(?:你|您|记得|帮|把|给|去|来|下午|上午|明天|今天|中午|晚上|几点|在(?:哪|不)|麻烦|赶紧|车|饭|电话))",
  "u",
);

/** In a group: said to a colleague. */
export const isForOthers = (words: string): boolean => vocative.test(words);
