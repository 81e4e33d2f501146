import { createClock } from "../clock.ts";
import { type Config, type Environment, requireFeishu } from "../config.ts";
import { readWeek } from "../domain/week.ts";
import { type DigestEntry, postDigests, previewDigests } from "../jobs/run-digests.ts";
import { createNodeBot } from "../node.ts";
import { type DigestChoice, isAhead } from "../services/digests/due-digests.ts";
import { planById } from "../store/plans.ts";
import { CliFailure } from "./failure.ts";
import { withDatabase } from "./open-database.ts";

export interface DigestOptions {
  week?: string;
  chat?: string;
  plan?: string;
  dryRun?: boolean;
  json?: boolean;
}

/**
 * `duban digest`: the digests of the subscribed chats that are due, or of the week named; with --chat and --plan that one,
 * subscribed or not. They go out through the same outbox and under the same keys as the scheduled ones, so no chat gets a
 * week twice; the running week as it stands is a message of its own each day.
 */
export async function digest(
  config: Config,
  environment: Environment,
  options: DigestOptions,
): Promise<void> {
  const clock = createClock(config.timeZone, config.today);
  const choice: DigestChoice = { chat: options.chat, plan: options.plan, week: weekAsked(options.week) };
  if (choice.week && isAhead(choice.week, clock))
    throw new CliFailure(`--week ${choice.week} has not begun; today is in an earlier week.`, 2);
  if (!options.dryRun) requireFeishu(config, environment);
  await withDatabase(config, async (db) => {
    if (options.plan !== undefined && !(await planById(db, options.plan))) {
      throw new CliFailure(`There is no plan ${options.plan}; "duban ask /plans" lists them.`);
    }
    const built = options.dryRun
      ? (await previewDigests({ db, clock }, choice)).map((entry) => ({
          entry,
          state: "dry run",
          error: null,
        }))
      : await postDigests(createNodeBot(quiet(config), requireFeishu(config, environment), db).deps, choice);
    const entries = built.map(({ entry }) => entry);
    if (options.json) console.log(JSON.stringify(entries, null, 2));
    else
      console.log(
        built.map(({ entry, state }) => `${summary(entry)}; ${state}`).join("\n") || "No digest is due.",
      );
    const lost = built.filter(({ state, error }) => lostStates.has(state) || (state === "pending" && error));
    if (lost.length > 0) {
      const why = lost.map(
        ({ entry, state, error }) => `${entry.chat} ${entry.week}: ${state} ${error ?? ""}`,
      );
      throw new CliFailure(
        `${lost.length} of ${built.length} digests were not sent: ${why.join("; ")}. See the run log (/周报 记录).`,
      );
    }
  });
}

const lostStates: ReadonlySet<string> = new Set(["failed", "unknown", "dropped"]);

/** On the command line a refusal is told in the sentence at the end. */
const quiet = (config: Config): Config => ({
  ...config,
  logLevel: config.logLevel === "info" ? "error" : config.logLevel,
});

function weekAsked(words: string | undefined): string | undefined {
  if (words === undefined) return undefined;
  const week = readWeek(words);
  if (week === null) throw new CliFailure(`--week ${words} is no ISO week; write it as 2018-W23.`, 2);
  return week;
}

const summary = ({ chat, plan, week, counts }: DigestEntry): string =>
  `${chat} ${plan} ${week}: ${Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(", ")}`;
