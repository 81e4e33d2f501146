import * as z from "zod/mini";
import type { Level } from "./log.ts";

/** What only `serve` and the Worker need. */
export interface FeishuSettings {
  appId: string;
  appSecret: string;
  verificationToken: string;
  encryptKey: string;
  /** When set, events of other tenants are refused. */
  tenantKey: string | null;
}

export interface Config {
  /** null unless all four of FEISHU_APP_ID, _APP_SECRET, _VERIFICATION_TOKEN, _ENCRYPT_KEY are set. */
  feishu: FeishuSettings | null;
  feishuBaseUrl: string;
  libsqlUrl: string;
  libsqlAuthToken: string | undefined;
  /** open_ids of the clerks. */
  admins: string[];
  timeZone: string;
  /** Civil date the bot's clock begins at; null = the machine's. */
  today: string | null;
  port: number;
  host: string;
  logLevel: Level;
}

/** A variable that is missing or malformed: one sentence, and the program ends with 2. */
export class ConfigError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "ConfigError";
  }
}

export type Environment = Record<string, unknown>;

const required = [
  "FEISHU_APP_ID",
  "FEISHU_APP_SECRET",
  "FEISHU_VERIFICATION_TOKEN",
  "FEISHU_ENCRYPT_KEY",
] as const;

const isTimeZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

const isCivilDate = (date: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(date) &&
  !Number.isNaN(Date.parse(date)) &&
  new Date(date).toISOString().startsWith(date);

const shape = z.object({
  FEISHU_APP_ID: z.optional(z.string()),
  FEISHU_APP_SECRET: z.optional(z.string()),
  FEISHU_VERIFICATION_TOKEN: z.optional(z.string()),
  FEISHU_ENCRYPT_KEY: z.optional(z.string()),
  FEISHU_TENANT_KEY: z.optional(z.string()),
  FEISHU_BASE_URL: z._default(
    z
      .string()
      .check(
        z.refine(
          (url) => /^https?:\/\/[^/\s]+/.test(url),
          "must be an http(s) address such as https://open.feishu.cn",
        ),
      ),
    "https://open.feishu.cn",
  ),
  LIBSQL_URL: z._default(
    z
      .string()
      .check(
        z.refine(
          (url) => /^(file:|libsql:|https?:|wss?:)/.test(url),
          "must begin with file:, libsql: or https:",
        ),
      ),
    "file:.data/duban.db",
  ),
  LIBSQL_AUTH_TOKEN: z.optional(z.string()),
  BOT_ADMINS: z._default(z.string(), ""),
  BOT_TIMEZONE: z._default(
    z.string().check(z.refine(isTimeZone, "must be an IANA time zone such as Asia/Shanghai")),
    "Asia/Shanghai",
  ),
  BOT_TODAY: z.optional(z.string().check(z.refine(isCivilDate, "must be a date such as 2018-06-04"))),
  PORT: z._default(
    z
      .string()
      .check(
        z.refine((port) => /^\d{1,5}$/.test(port) && Number(port) <= 65535, "must be a port from 0 to 65535"),
      ),
    "3000",
  ),
  HOST: z._default(z.string(), "127.0.0.1"),
  LOG_LEVEL: z._default(
    z.enum(["debug", "info", "warn", "error", "silent"], "must be debug, info, warn, error or silent"),
    "info",
  ),
});

/** The one place where the environment is read. Empty variables count as unset. @throws ConfigError */
export function readConfig(environment: Environment): Config {
  const set = Object.fromEntries(
    Object.entries(environment)
      .filter(([name, value]) => name in shape.def.shape && typeof value === "string" && value.trim() !== "")
      .map(([name, value]) => [name, String(value).trim()]),
  );
  const parsed = z.safeParse(shape, set);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ConfigError(`${String(issue?.path[0])} ${issue?.message}.`);
  }
  const env = parsed.data;
  return {
    feishu: feishuSettings(env),
    feishuBaseUrl: env.FEISHU_BASE_URL.replace(/\/+$/, ""),
    libsqlUrl: env.LIBSQL_URL,
    libsqlAuthToken: env.LIBSQL_AUTH_TOKEN,
    admins: env.BOT_ADMINS.split(/[,，\s]+/).filter(Boolean),
    timeZone: env.BOT_TIMEZONE,
    today: env.BOT_TODAY ?? null,
    port: Number(env.PORT),
    host: env.HOST,
    logLevel: env.LOG_LEVEL,
  };
}

function feishuSettings(env: z.infer<typeof shape>): FeishuSettings | null {
  const { FEISHU_APP_ID, FEISHU_APP_SECRET, FEISHU_VERIFICATION_TOKEN, FEISHU_ENCRYPT_KEY } = env;
  if (!FEISHU_APP_ID || !FEISHU_APP_SECRET || !FEISHU_VERIFICATION_TOKEN || !FEISHU_ENCRYPT_KEY) return null;
  return {
    appId: FEISHU_APP_ID,
    appSecret: FEISHU_APP_SECRET,
    verificationToken: FEISHU_VERIFICATION_TOKEN,
    encryptKey: FEISHU_ENCRYPT_KEY,
    tenantKey: env.FEISHU_TENANT_KEY ?? null,
  };
}

/** For `serve` and the Worker: without all four nothing is served. @throws ConfigError naming the first missing one */
export function requireFeishu(config: Config, environment: Environment): FeishuSettings {
  if (config.feishu) return config.feishu;
  const missing = required.find((name) => !String(environment[name] ?? "").trim()) ?? required[0];
  throw new ConfigError(
    `${missing} is not set; copy it from the app's page in the developer console (README, "Connecting a tenant").`,
  );
}
