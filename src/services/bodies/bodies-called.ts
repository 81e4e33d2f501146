import { findBodies } from "../../chat/understand/find-bodies.ts";
import { sentenceFrom } from "../../chat/understand/sentence.ts";
import type { Body } from "../../domain/body.ts";
import { createDirectory } from "../../domain/directory.ts";
import { bodiesOfRegions } from "../../store/bodies.ts";
import type { Db } from "../../store/db.ts";
import { allPlans } from "../../store/plans.ts";
import { planName } from "../ask/choose-plan.ts";

/**
 * The bodies of any plan's district that go by this name, also misspelt, in pinyin or with its district before it
 * (大兴区安监局); several districts may share a name.
 */
export async function bodiesCalled(db: Db, name: string): Promise<Body[]> {
  const plans = (await allPlans(db)).map(planName);
  const regions = [...new Set(plans.map((plan) => plan.region))];
  const directory = createDirectory(await bodiesOfRegions(db, regions));
  const sentence = sentenceFrom(name);
  const named = findBodies(sentence, { directory, groups: [], plans });
  // A name inside other words (北京铁路局天津办事处筹备组) is not this body.
  const whole = !/[\p{L}\p{N}]/u.test(sentence.rest.replace(/◎/g, ""));
  const found = whole ? [...named.bodies, ...(named.ambiguous?.bodies ?? [])] : [];
  // 消防 alone is the name of a body without its ending.
  return found.length ? found : [...directory.byStem(sentence.words)];
}
