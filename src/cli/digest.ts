import { textsOf } from "../bot/context-for.ts";
import { digestCard } from "../cards/digest-card.ts";
import { type Clock, createClock, today } from "../clock.ts";
import { type Config, type Environment, requireFeishu } from "../config.ts";
import { type Digest, periodOf } from "../domain/digest.ts";
import { readWeek, weekOf } from "../domain/week.ts";
import { sendMessages } from "../jobs/send-messages.ts";
import { nodeLimits } from "../jobs/tick-limits.ts";
import { createNodeBot } from "../node.ts";
import { createOnce, readDigest } from "../services/digests/read-digest.ts";
import { readCalendar } from "../services/outbox/rounds.ts";
import { type Db, marks, text, textOrNull } from "../store/db.ts";
import { queueMessage } from "../store/outbox.ts";
import { planById } from "../store/plans.ts";
import { allSubscriptions, digestKey } from "../store/subscriptions.ts";
import { CliFailure } from "./failure.ts";
import { withDatabase } from "./open-database.ts";

export interface DigestOptions {
  week?: string;
  chat?: string;
  plan?: string;
  dryRun?: boolean;
  json?: boolean;
}

interface Target {
  chat: string;
  plan: string;
  scope: string;
}

type Built = Target & { digest: Digest };

/**
 * `duban digest`: the digests of the subscribed chats for a week, or, with --chat and --plan, that one, subscribed or not.
 * They go out through the same outbox and under the same keys as the scheduled ones, so no chat gets a week twice.
 */
export async function digest(
  config: Config,
  environment: Environment,
  options: DigestOptions,
): Promise<void> {
  const clock = createClock(config.timeZone, config.today);
  const week = weekAsked(options.week, clock);
  if (!options.dryRun) requireFeishu(config, environment);
  await withDatabase(config, async (db) => {
    const built = await buildAll(db, clock, week, await targetsOf(db, options));
    const lines = options.dryRun ? [] : await send(config, environment, db, built, options);
    if (options.json) console.log(JSON.stringify(built.map(published), null, 2));
    else console.log([...built.map(summary), ...lines].join("\n") || `No chat is subscribed for ${week}.`);
  });
}

function weekAsked(words: string | undefined, clock: Clock): string {
  if (words === undefined) return weekOf(today(clock));
  const week = readWeek(words);
  if (week === null) throw new CliFailure(`--week ${words} is no ISO week; write it as 2018-W23.`, 2);
  return week;
}

async function targetsOf(db: Db, { chat, plan }: DigestOptions): Promise<Target[]> {
  if (plan !== undefined && !(await planById(db, plan))) {
    throw new CliFailure(`There is no plan ${plan}; "duban ask /plans" lists them.`);
  }
  if (chat !== undefined && plan !== undefined) return [{ chat, plan, scope: "plan" }];
  return allSubscriptions(db, chat ?? null, plan ?? null);
}

async function buildAll(db: Db, clock: Clock, week: string, targets: Target[]): Promise<Built[]> {
  const once = createOnce();
  const period = periodOf(week, today(clock));
  const built = await Promise.all(
    targets.map(async ({ chat, plan, scope }) => {
      const made = await readDigest(db, once, plan, scope, period);
      return made ? [{ chat, plan, scope, digest: made }] : [];
    }),
  );
  return built.flat();
}

/** The published shape (README, `digest --json`). */
const published = ({ chat, plan, digest }: Built) => ({
  chat,
  plan,
  week: digest.period.week,
  counts: digest.counts,
  sections: digest.sections.map(({ kind, lines }) => ({ kind, tasks: lines.map((line) => line.number) })),
  card: digestCard(digest, textsOf("zh")),
});

const summary = ({ chat, plan, digest }: Built): string => {
  const counts = Object.entries(digest.counts).map(([name, count]) => `${name} ${count}`);
  return `${chat} ${plan} ${digest.period.week}: ${counts.join(", ")}`;
};

/** What a person asked for by name goes out now; what is only subscribed keeps to working hours. */
async function send(
  config: Config,
  environment: Environment,
  db: Db,
  built: Built[],
  options: DigestOptions,
): Promise<string[]> {
  const { deps } = createNodeBot(config, requireFeishu(config, environment), db);
  const asked = options.chat !== undefined && options.plan !== undefined;
  const keys = built.map(({ chat, plan, scope, digest: { period } }) =>
    digestKey(chat, plan, scope, period.week),
  );
  await db.write(
    built.map(({ chat, plan, scope, digest: { period } }, index) =>
      queueMessage({
        key: keys[index]!,
        kind: "digest",
        receiver: { chat },
        data: { plan, scope, ...period },
        dueAt: deps.clock.now(),
        quiet: !asked,
      }),
    ),
  );
  await sendMessages(deps, await readCalendar(db), nodeLimits, { left: Number.POSITIVE_INFINITY, calls: 0 });
  return outcomes(db, keys);
}

/** What became of each; a failure is the command's failure. */
async function outcomes(db: Db, keys: string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const rows = await db.all(`SELECT key, state, error FROM outbox WHERE key IN (${marks(keys)})`, keys);
  const failed = rows.filter((row) => ["failed", "unknown"].includes(text(row, "state")));
  if (failed.length > 0) {
    const why = failed.map(
      (row) => `${text(row, "key")}: ${text(row, "state")} ${textOrNull(row, "error") ?? ""}`,
    );
    throw new CliFailure(
      `${failed.length} of ${rows.length} digests were not sent: ${why.join("; ")}. See the run log (/设置).`,
    );
  }
  return rows.map((row) => `${text(row, "key")}: ${text(row, "state")}`);
}
