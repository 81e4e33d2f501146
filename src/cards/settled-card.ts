import type { CardJson } from "../chat/platform.ts";
import { type CardElement, card, markdown, plainText } from "../feishu/elements.ts";
import { md } from "../feishu/markdown.ts";

/** What is wrong with a field, under it; nothing where nothing is. */
export const problemLine = (problem: string | undefined): CardElement[] =>
  problem ? [markdown(md`<font color='red'>${problem}</font>`, { size: "notation" })] : [];

/** What stands in place of a card once the matter is decided. */
export const settledCard = (title: string, words: string, next: CardElement[] = []): CardJson =>
  card({ title, colour: "green", elements: [plainText(words), ...next] });
