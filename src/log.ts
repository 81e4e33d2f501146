export type Level = "debug" | "info" | "warn" | "error" | "silent";

/** Facts for the operator: code, cause, ids. Never content of messages, never secrets. */
export interface Log {
  debug(event: string, facts?: Record<string, unknown>): void;
  info(event: string, facts?: Record<string, unknown>): void;
  warn(event: string, facts?: Record<string, unknown>): void;
  error(event: string, facts?: Record<string, unknown>): void;
}

const order: Level[] = ["debug", "info", "warn", "error", "silent"];

/** One JSON object a line on stderr (Node) or the Worker's log. */
export function createLog(level: Level, write: (line: string) => void = (line) => console.error(line)): Log {
  const at =
    (mine: Level) =>
    (event: string, facts: Record<string, unknown> = {}): void => {
      if (order.indexOf(mine) < order.indexOf(level)) return;
      write(JSON.stringify({ level: mine, event, ...facts, ...describeCause(facts.cause) }));
    };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

/** An error's name, code and message; its stack only names our own files and helps the operator. */
function describeCause(cause: unknown): Record<string, unknown> {
  if (!(cause instanceof Error)) return {};
  const code = "code" in cause ? cause.code : undefined;
  return {
    cause: { name: cause.name, code, message: cause.message, at: cause.stack?.split("\n")[1]?.trim() },
  };
}
