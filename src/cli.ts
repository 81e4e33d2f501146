import { Command, CommanderError } from "commander";
import { CliFailure } from "./cli/failure.ts";
import { ConfigError, readConfig } from "./config.ts";
import { SayError } from "./errors.ts";

/** `duban`: each verb is a file in cli/, loaded when it is asked for. 0 done, 1 failed, 2 unusable arguments. */
function program(): Command {
  const duban = new Command("duban")
    .description("督办: from an issued plan to owners, reports and digests")
    .exitOverride()
    .configureOutput({ outputError: (message, write) => write(message) });
  const config = () => readConfig(process.env);

  duban
    .command("demo")
    .description("the whole bot with no tenant, and a chat page in the browser")
    .option("--port <port>", "port of the page (default: PORT or 3000)")
    .option("--today <date>", "the day the demo begins on", "2018-06-04")
    .action(async (options) => (await import("./cli/demo.ts")).demo(process.env, options));
  duban
    .command("serve")
    .description("the real bot on Node")
    .option("--long-connection", "receive events over the platform's WebSocket instead of the webhook", false)
    .action(async (options) =>
      (await import("./cli/serve.ts")).serve(config(), process.env, options.longConnection),
    );
  duban
    .command("import")
    .description("reads documents into plans")
    .argument("<files...>", "docx, doc, xlsx, xls, csv, pdf, txt or md")
    .option("--plan <id>", "ID of the plan: created when there is none, amended when there is")
    .option("--dry-run", "write nothing, print what would be imported", false)
    .option("--json", "print one JSON document", false)
    .action(async (files, options) =>
      (await import("./cli/import.ts")).importFiles(config(), files, options),
    );
  duban
    .command("ask")
    .description("answers as the bot would")
    .argument("<question>")
    .option("--as <body>", "answer a member of this body")
    .option("--plan <id>", "ask about this plan")
    .option("--json", "print one JSON document", false)
    .action(async (question, options) =>
      (await import("./cli/ask.ts")).askQuestion(config(), question, options),
    );
  duban
    .command("digest")
    .description("builds (and sends) the weekly digests due")
    .option(
      "--week <week>",
      "ISO week such as 2018-W23 (default: the last one due; with --chat and --plan, this week)",
    )
    .option("--chat <id>", "this chat, with --plan subscribed or not")
    .option("--plan <id>", "this plan")
    .option("--dry-run", "send nothing", false)
    .option("--json", "print one JSON document", false)
    .action(async (options) => (await import("./cli/digest.ts")).digest(config(), process.env, options));
  duban
    .command("export")
    .description("writes a paper: ledger, midterm, final or audit")
    .argument("<kind>")
    .option("--plan <id>", "the plan (default: the only one)")
    .option("--out <file>", "where to write it")
    .action(async (kind, options) => (await import("./cli/export.ts")).exportPaper(config(), kind, options));
  duban
    .command("migrate")
    .description("brings the database up to date")
    .action(async () => (await import("./cli/migrate.ts")).migrateDatabase(config()));
  duban
    .command("doctor")
    .description("checks settings, database, platform access and permissions, and says how to mend each")
    .option("--fix", "mend what can be mended from here", false)
    .action(async (options) => (await import("./cli/doctor.ts")).doctor(process.env, options.fix));
  return duban;
}

/** One clear sentence on stderr, never a stack; what is not foreseen names its cause and where to turn. */
function fail(cause: unknown): number {
  if (cause instanceof CommanderError) return cause.exitCode === 0 ? 0 : 2;
  if (cause instanceof ConfigError) {
    console.error(cause.message);
    return 2;
  }
  if (cause instanceof CliFailure) {
    console.error(cause.message);
    return cause.exitCode;
  }
  if (cause instanceof SayError) {
    console.error(cause.say);
    return 1;
  }
  const detail = process.env.LOG_LEVEL === "debug" && cause instanceof Error ? cause.stack : String(cause);
  console.error(
    `Duban failed unexpectedly: ${detail}. Run it again with LOG_LEVEL=debug and report what it prints.`,
  );
  return 1;
}

// `duban ask … | head`: who reads may stop before the end; that is no failure.
process.stdout.on("error", (cause: NodeJS.ErrnoException) => {
  if (cause.code !== "EPIPE") throw cause;
  process.exit(0);
});

try {
  await program().parseAsync();
} catch (cause) {
  process.exitCode = fail(cause);
}
