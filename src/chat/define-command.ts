import type { Answer } from "./answer.ts";
import type { Context, Right } from "./context.ts";
import type { Intent } from "./intents.ts";
import type { Reading } from "./reading.ts";

/**
 * A command is a value: its words, examples, who may, and what it answers. Slash parsing, help, the platform's "/" panel
 * and the README's table are all derived from it.
 */
export interface Command {
  intent: Intent;
  /** Slash words, Chinese first, without the slash: ["我的任务", "我的职责", "mine"]. */
  slash: string[];
  summary: { zh: string; en: string };
  examples: { zh: string[]; en: string[] };
  /** The weakest right that may. */
  who: Right;
  run(context: Context, reading: Reading): Promise<Answer>;
}

export const defineCommand = (command: Command): Command => command;
