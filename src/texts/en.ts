import { common } from "./en/common.ts";
import type { Texts } from "./zh.ts";

export const en: Texts = { common };
