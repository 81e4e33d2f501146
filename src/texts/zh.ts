import { answers } from "./zh/answers.ts";
import { bindings } from "./zh/bindings.ts";
import { bodies } from "./zh/bodies.ts";
import { bot } from "./zh/bot.ts";
import { common } from "./zh/common.ts";
import { digests } from "./zh/digests.ts";
import { exports } from "./zh/exports.ts";
import { imports } from "./zh/imports.ts";
import { notices } from "./zh/notices.ts";
import { outbox } from "./zh/outbox.ts";
import { reminders } from "./zh/reminders.ts";
import { reports } from "./zh/reports.ts";
import { settings } from "./zh/settings.ts";

/** Every sentence a person reads, by area. The Chinese catalogue is the type; English must have all of it. */
export const zh = {
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

export type Texts = typeof zh;
