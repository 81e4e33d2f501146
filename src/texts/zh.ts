import { bot } from "./zh/bot.ts";
import { common } from "./zh/common.ts";

/** Every sentence a person reads, by area. The Chinese catalogue is the type; English must have all of it. */
export const zh = { bot, common };

export type Texts = typeof zh;
