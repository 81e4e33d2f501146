import { answers } from "./en/answers.ts";
import { bindings } from "./en/bindings.ts";
import { bodies } from "./en/bodies.ts";
import { bot } from "./en/bot.ts";
import { common } from "./en/common.ts";
import { digests } from "./en/digests.ts";
import { exports } from "./en/exports.ts";
import { imports } from "./en/imports.ts";
import { notices } from "./en/notices.ts";
import { outbox } from "./en/outbox.ts";
import { reminders } from "./en/reminders.ts";
import { reports } from "./en/reports.ts";
import { settings } from "./en/settings.ts";
import type { Texts } from "./zh.ts";

export const en: Texts = {
  answers,
  bindings,
  bodies,
  bot,
  common,
  exports,
  imports,
  digests,
  notices,
  outbox,
  reminders,
  reports,
  settings,
};
