import { readFile } from "node:fs/promises";
import { samplePlans } from "../../src/cli/sample-plans.ts";

/** The texts of the sample plans with these ids. */
export async function readSamplePlans(ids: readonly string[]): Promise<{ id: string; text: string }[]> {
  const plans = (await samplePlans()).filter((plan) => ids.includes(plan.id));
  return Promise.all(plans.map(async ({ id, path }) => ({ id, text: await readFile(path, "utf8") })));
}
