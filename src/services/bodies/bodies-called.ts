import type { Body } from "../../domain/body.ts";
import { createDirectory } from "../../domain/directory.ts";
import { bodiesOfRegions } from "../../store/bodies.ts";
import type { Db } from "../../store/db.ts";
import { allPlans } from "../../store/plans.ts";

/** The bodies of any plan's district that go by this name, also misspelt or in pinyin; several districts may share it. */
export async function bodiesCalled(db: Db, name: string): Promise<Body[]> {
  const regions = [...new Set((await allPlans(db)).map((plan) => plan.region))];
  const directory = createDirectory(await bodiesOfRegions(db, regions));
  const words = name.trim();
  return [...((directory.guess(words) ?? directory.latin(words.toLowerCase()))?.bodies ?? [])];
}
