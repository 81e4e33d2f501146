import { setTimeout } from "node:timers/promises";
import { commands } from "../../commands/index.ts";
import { type Platform, PlatformError } from "../chat/platform.ts";
import { createClock } from "../clock.ts";
import {
  type Config,
  ConfigError,
  type Environment,
  type FeishuSettings,
  readConfig,
  requireFeishu,
} from "../config.ts";
import { createFeishuClient } from "../feishu/client.ts";
import { CODES } from "../feishu/codes.ts";
import { createTokenCache } from "../feishu/token.ts";
import { verifyChain } from "../services/audit/verify-chain.ts";
import type { Db } from "../store/db.ts";
import { int } from "../store/db.ts";
import { CliFailure } from "./failure.ts";
import { withDatabase } from "./open-database.ts";

/** One thing that was looked at: how it is, and, where it is not well, what to do. */
interface Finding {
  ok: boolean;
  what: string;
  mend?: string;
}

/** `duban doctor [--fix]`: looks at settings, database, audit chain and platform; mends what can be mended from here. */
export async function doctor(environment: Environment, fix: boolean): Promise<void> {
  const findings: Finding[] = [];
  const note = (finding: Finding): void => {
    findings.push(finding);
    console.log(`${finding.ok ? "✓" : "✗"} ${finding.what}${finding.mend ? `\n  → ${finding.mend}` : ""}`);
  };
  const config = readConfig(environment);
  note({
    ok: true,
    what: `Settings are readable; time zone ${config.timeZone}, platform ${config.feishuBaseUrl}.`,
  });
  if (config.admins.length === 0) {
    note({
      ok: false,
      what: "Nobody is a clerk.",
      mend: "Set BOT_ADMINS to the open_ids of the clerks, comma separated.",
    });
  }
  await checkDatabase(config, note);
  const feishu = feishuOf(config, environment, note);
  if (feishu) await checkPlatform(clientOf(config, feishu), fix, note);
  const ill = findings.filter((finding) => !finding.ok).length;
  if (ill > 0)
    throw new CliFailure(`${ill} of ${findings.length} checks need attention; see the lines marked ✗.`);
}

function feishuOf(
  config: Config,
  environment: Environment,
  note: (finding: Finding) => void,
): FeishuSettings | null {
  try {
    return requireFeishu(config, environment);
  } catch (cause) {
    if (!(cause instanceof ConfigError)) throw cause;
    note({ ok: false, what: "The platform was not checked.", mend: cause.message });
    return null;
  }
}

const clientOf = (config: Config, feishu: FeishuSettings): Platform =>
  createFeishuClient({
    baseUrl: config.feishuBaseUrl,
    appId: feishu.appId,
    appSecret: feishu.appSecret,
    fetch: globalThis.fetch,
    now: createClock(config.timeZone, null).real,
    tokenCache: createTokenCache(),
  });

async function checkDatabase(config: Config, note: (finding: Finding) => void): Promise<void> {
  try {
    await withDatabase(config, async (db) => {
      const [row] = await db.all(
        "SELECT (SELECT count(*) FROM plans) AS plans, (SELECT count(*) FROM audit) AS rows_",
      );
      note({
        ok: true,
        what: `The database is reachable and up to date; plans: ${row ? int(row, "plans") : 0}.`,
      });
      await checkChain(db, note);
      await checkOutbox(db, note);
    });
  } catch (cause) {
    if (!(cause instanceof CliFailure)) throw cause;
    note({ ok: false, what: "The database cannot be used.", mend: cause.message });
  }
}

async function checkChain(db: Db, note: (finding: Finding) => void): Promise<void> {
  const chain = await verifyChain(db);
  if (chain.intact) {
    note({ ok: true, what: `The audit chain is intact: ${chain.rows} rows, none changed or removed.` });
    return;
  }
  note({
    ok: false,
    what: `The audit chain is broken at row ${chain.row} (${chain.why}): a row was changed or removed by other means than Duban.`,
    mend: "Keep the database file as it is, restore the last backup beside it, and compare both from that row on.",
  });
}

async function checkOutbox(db: Db, note: (finding: Finding) => void): Promise<void> {
  const [row] = await db.all("SELECT count(*) AS unknown FROM outbox WHERE state = 'unknown'");
  const unknown = row ? int(row, "unknown") : 0;
  if (unknown === 0) return;
  note({
    ok: false,
    what: `${unknown} messages may or may not have arrived.`,
    mend: "Ask the clerk to look at the run log (/设置) and send again what is missing; nothing is repeated blindly.",
  });
}

async function checkPlatform(
  platform: Platform,
  fix: boolean,
  note: (finding: Finding) => void,
): Promise<void> {
  try {
    const bot = await platform.botOpenId();
    note({ ok: true, what: `The platform takes the app's credentials; the bot is ${bot}.` });
  } catch (cause) {
    note(platformFinding("The platform does not take the app's credentials.", cause));
    return;
  }
  try {
    await checkSlashCommands(platform, fix, note);
  } catch (cause) {
    note(platformFinding('The "/" panel cannot be read.', cause));
  }
}

function platformFinding(what: string, cause: unknown): Finding {
  if (!(cause instanceof PlatformError)) throw cause;
  const advice = CODES.get(cause.code)?.en ?? cause.message;
  return { ok: false, what: `${what} (code ${cause.code})`, mend: advice };
}

/** Calls in a row are more than the platform takes in a second; how often one is tried, and how long is waited, in ms. */
const mostTries = 5;
const throttledMs = 1000;

/** Waits as long as the platform says where it takes no more calls just now. */
async function patiently(call: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await call();
    } catch (cause) {
      if (!(cause instanceof PlatformError) || cause.kind !== "retry" || tries === mostTries) throw cause;
      await setTimeout(cause.detail.retryAfterMs ?? throttledMs);
    }
  }
}

/** The platform's panel is filled from the same list of commands that answers them. */
async function checkSlashCommands(
  platform: Platform,
  fix: boolean,
  note: (finding: Finding) => void,
): Promise<void> {
  const wanted = commands.flatMap(({ slash, summary }) =>
    slash.map((command) => ({ command, zh: summary.zh, en: summary.en })),
  );
  const there = await platform.slashCommands();
  const ours = new Set(wanted.map((command) => command.command));
  const missing = wanted.filter((command) => !there.some((one) => one.command === command.command));
  const changed = wanted.flatMap((command) => {
    const old = there.find((one) => one.command === command.command);
    return old && old.description !== command.zh ? [{ ...command, id: old.id }] : [];
  });
  const surplus = there.filter((one) => !ours.has(one.command));
  if (missing.length + changed.length + surplus.length === 0) {
    note({ ok: true, what: `The "/" panel shows all ${wanted.length} commands.` });
    return;
  }
  const difference = `${missing.length} missing, ${changed.length} outdated, ${surplus.length} no longer known`;
  if (!fix) {
    note({ ok: false, what: `The "/" panel differs: ${difference}.`, mend: "Run duban doctor --fix." });
    return;
  }
  for (const { id } of surplus) await patiently(() => platform.deleteSlashCommand(id));
  for (const command of [...missing, ...changed]) await patiently(() => platform.putSlashCommand(command));
  note({
    ok: true,
    what: `The "/" panel was brought up to date: ${difference}. It shows after about five minutes.`,
  });
}
