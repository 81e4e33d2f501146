import type { Block, Page } from "./page-model.ts";

/**
 * Characters of the radical supplement that PDF writers put in place of the character that looks the same; Unicode has no
 * normalisation for most of them (chart U+2E80), unlike the Kangxi radicals (U+2F00), which NFKC takes back.
 */
const supplement = new Map(
  Object.entries({
    "\u2e8e": "兀",
    "\u2e92": "巳",
    "\u2e9c": "日",
    "\u2ea0": "民",
    "\u2ebc": "月",
    "\u2ec4": "西",
    "\u2ec5": "见",
    "\u2ec6": "角",
    "\u2ecb": "车",
    "\u2ed3": "长",
    "\u2ed4": "门",
    "\u2ed8": "青",
    "\u2ed9": "韦",
    "\u2eda": "页",
    "\u2edb": "风",
    "\u2edc": "飞",
    "\u2edd": "食",
    "\u2ee2": "马",
    "\u2ee3": "骨",
    "\u2ee4": "鬼",
    "\u2ee5": "鱼",
    "\u2ee6": "鸟",
    "\u2ee7": "卤",
    "\u2ee8": "麦",
    "\u2ee9": "黄",
    "\u2eea": "黾",
    "\u2eec": "齐",
    "\u2eee": "齿",
    "\u2ef0": "龙",
    "\u2ef3": "龟",
  }),
);

const radical = /[\u2e80-\u2fdf]/g;

/** ⽉ is 月 and ⺠ is 民: PDFs printed by browsers hold radicals where people read characters. */
const plainHan = (text: string): string =>
  text.replace(radical, (character) => supplement.get(character) ?? character.normalize("NFKC"));

/** A page with no radical left in it. */
export function withPlainHan(page: Page): Page {
  return { ...page, blocks: page.blocks.map(plainBlock) };
}

function plainBlock(block: Block): Block {
  if (block.kind === "paragraph") return { ...block, text: plainHan(block.text) };
  return { ...block, cells: block.cells.map((cell) => ({ ...cell, text: plainHan(cell.text) })) };
}
