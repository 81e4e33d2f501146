import { anyOf } from "../../domain/any-of.ts";

/** Asks how it stands; such a sentence does nothing, whatever it speaks of. */
const asks = anyOf(
  /(?:吗|么|对[吗吧]|是吧|的吧|了没有?|过.{0,8}没有?|是谁|了[?？]|有(?:份|关系)没有?[啊呀呢]*)[?？。.!！ ]*$/,
  /(?:的吧|对吧|是吧)[,，]/,
  /是不是|为什么|凭什么|^(?:谁|听说|如果|要是|假如)|谁说|几次[?？]?$|是真的|哪些字段|什么格式/,
  /^(?:is|are|was|were|has|have|did|does|do|should|why|who|what|when)\b/,
);
/** Asks to do it: 能不能延期, 帮我退回好吗. */
const requests = /能|可不可以|可以|可否|行不行|[行好]吗|好不好|帮|麻烦|请|想|\b(?:please|can|could|may)\b/;

/** 科委绑定了没, 第46项是消防支队的吧, 64项完成80%了？ */
export const isQuestion = (words: string): boolean => asks.test(words) && !requests.test(words);
