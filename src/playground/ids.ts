import { createHash } from "node:crypto";

/** Ids that come out the same in every run with the same seed. */
export interface Ids {
  /** The next id of a running series. */
  next(prefix: string): string;
  /** Always the same id for the same name: people and groups keep theirs when the demo is started again. */
  named(prefix: string, name: string): string;
}

export function createIds(seed: string): Ids {
  let count = 0;
  const hex = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 32);
  return {
    next: (prefix) => `${prefix}${hex(`${seed}/${++count}`)}`,
    named: (prefix, name) => `${prefix}${hex(`named/${prefix}/${name}`)}`,
  };
}
