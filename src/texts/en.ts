import { bot } from "./en/bot.ts";
import { common } from "./en/common.ts";
import type { Texts } from "./zh.ts";

export const en: Texts = { bot, common };
