import type { Language, Texts } from "./texts.ts";

const locale = (language: Language) => (language === "zh" ? "zh-CN" : "en-GB");

/** "2018年6月4日星期一 09:12", in the demo's zone. */
export function wholeTime(ms: number, timeZone: string, language: Language): string {
  const date = new Date(ms).toLocaleDateString(locale(language), {
    timeZone,
    year: "numeric",
    month: language === "zh" ? "long" : "short",
    day: "numeric",
    weekday: "short",
  });
  return `${date} ${clockTime(ms, timeZone)}`;
}

export const clockTime = (ms: number, timeZone: string): string =>
  new Date(ms).toLocaleTimeString("sv-SE", { timeZone, hour: "2-digit", minute: "2-digit" });

/** "2018-06-04" in the demo's zone. */
export const civilDate = (ms: number, timeZone: string): string =>
  new Date(ms).toLocaleDateString("sv-SE", { timeZone });

/** As a chat list writes it: the time today, "yesterday", else the day. */
export function listTime(
  ms: number,
  now: number,
  timeZone: string,
  language: Language,
  texts: Texts,
): string {
  const day = civilDate(ms, timeZone);
  if (day === civilDate(now, timeZone)) return clockTime(ms, timeZone);
  if (day === civilDate(now - 86_400_000, timeZone)) return texts.yesterday;
  const withYear = now > 0 && day.slice(0, 4) !== civilDate(now, timeZone).slice(0, 4);
  return new Date(ms).toLocaleDateString(locale(language), {
    timeZone,
    ...(withYear ? { year: "numeric" } : {}),
    month: language === "zh" ? "numeric" : "short",
    day: "numeric",
  });
}

/** The line between two days of a conversation. */
export function dayLine(ms: number, now: number, timeZone: string, language: Language, texts: Texts): string {
  const day = civilDate(ms, timeZone);
  if (day === civilDate(now, timeZone)) return texts.today;
  return new Date(ms).toLocaleDateString(locale(language), {
    timeZone,
    year: "numeric",
    month: language === "zh" ? "long" : "short",
    day: "numeric",
    weekday: "long",
  });
}
