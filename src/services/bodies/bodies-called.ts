import { findBodies } from "../../chat/understand/find-bodies.ts";
import { sentenceFrom } from "../../chat/understand/sentence.ts";
import type { Body } from "../../domain/body.ts";
import { createDirectory, type Directory } from "../../domain/directory.ts";
import { spellings } from "../../domain/names/body-name.ts";
import { loadPlaces } from "../../domain/names/places.ts";
import { bodiesOfRegions } from "../../store/bodies.ts";
import type { Db } from "../../store/db.ts";
import { allPlans } from "../../store/plans.ts";
import { planName } from "../ask/choose-plan.ts";

/** Whom a name stands for. */
export interface Called {
  bodies: Body[];
  /** The name is not exactly one of theirs: misspelt, in pinyin. */
  guessed: boolean;
}

/** Looks many names up in the directories of all plans' districts. */
export interface Caller {
  directory: Directory;
  called(name: string): Called;
}

/**
 * The bodies of any plan's district that go by this name, also misspelt, in pinyin or with its district before it
 * (大兴区安监局); several districts may share a name.
 * @param plan id of the plan in question; null = none
 */
export async function bodiesCalled(db: Db, name: string, plan: string | null): Promise<Body[]> {
  if (plan !== null) {
    const here = named(await bodyCaller(db, plan), name, plan);
    if (here.length) return here;
  }
  const everywhere = await bodyCaller(db);
  // 新华街道 of this district is no slip of another's 新阳街道.
  return plan !== null && everywhere.called(name).guessed ? [] : named(everywhere, name, plan);
}

function named({ directory, called }: Caller, name: string, plan: string | null): Body[] {
  const known = called(name).bodies;
  const own = known.filter((body) => spellings(body.name).includes(sentenceFrom(name).words));
  // 质监局 is the name of one body and what others call another: without a plan the first is meant.
  const bodies = plan === null && own.length ? own : known;
  // 消防 alone is the name of a body without its ending.
  return bodies.length ? bodies : [...directory.byStem(sentenceFrom(name).words)];
}

/** @param plan id of the plan whose district's names count; all districts' when left out */
export async function bodyCaller(db: Db, plan?: string): Promise<Caller> {
  const plans = (await allPlans(db)).map(planName);
  const meant = plan === undefined ? plans : plans.filter(({ id }) => id === plan);
  const regions = [...new Set(meant.map(({ region }) => region))];
  const places = await loadPlaces();
  const directory = createDirectory(await bodiesOfRegions(db, regions));
  return {
    directory,
    called(name) {
      const sentence = sentenceFrom(name);
      const named = findBodies(sentence, { directory, groups: [], plans, places });
      // A name inside other words (北京铁路局天津办事处筹备组) is not this body.
      if (/[\p{L}\p{N}]/u.test(sentence.rest.replace(/◎/g, ""))) return { bodies: [], guessed: false };
      const bodies = [...named.bodies, ...(named.ambiguous?.bodies ?? [])];
      return { bodies, guessed: named.guessed.length > 0 };
    },
  };
}
