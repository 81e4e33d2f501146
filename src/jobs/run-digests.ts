import { digestCard } from "../cards/digest-card.ts";
import type { CardJson } from "../chat/platform.ts";
import type { Clock } from "../clock.ts";
import type { Deps } from "../deps.ts";
import type { Counts } from "../domain/counts.ts";
import type { SectionKind } from "../domain/digest.ts";
import {
  type DigestChoice,
  type DigestPost,
  digestsDue,
  queuePosts,
} from "../services/digests/due-digests.ts";
import { createOnce, readDigest } from "../services/digests/read-digest.ts";
import { messageStates, readCalendar } from "../services/outbox/rounds.ts";
import type { Db } from "../store/db.ts";
import { zh } from "../texts/zh.ts";
import { sendMessages } from "./send-messages.ts";
import { nodeLimits, withBudget } from "./tick-limits.ts";

/** One digest as published for `digest --json` (README). */
export interface DigestEntry {
  chat: string;
  plan: string;
  week: string;
  counts: Counts;
  sections: { kind: SectionKind; tasks: string[] }[];
  card: CardJson;
}

/** What would be posted; nothing is written. Posts of a plan that is not there are left out. */
export async function previewDigests(
  world: { db: Db; clock: Clock },
  choice: DigestChoice,
): Promise<DigestEntry[]> {
  const built = await entriesOf(world.db, await digestsDue(world.db, world.clock, choice));
  return built.map(({ entry }) => entry);
}

/**
 * Posts what is due, and answers what it was. Chosen by chat and plan it goes out now; else, out of speaking hours, it
 * stays queued for the server's next tick, as the scheduled ones do.
 */
export async function postDigests(
  world: Deps,
  choice: DigestChoice,
): Promise<{ entry: DigestEntry; state: string; error: string | null }[]> {
  const { db, clock } = world;
  const built = await entriesOf(db, await digestsDue(db, clock, choice));
  const posts = built.map(({ post }) => post);
  const askedFor = choice.chat !== undefined && choice.plan !== undefined;
  if (posts.length > 0) {
    await queuePosts(db, clock, posts, !askedFor);
    const budget = { left: Number.POSITIVE_INFINITY, calls: 0 };
    await sendMessages(withBudget(world, budget), await readCalendar(db), nodeLimits, budget);
  }
  const states = await messageStates(
    db,
    posts.map(({ key }) => key),
  );
  return built.map(({ post, entry }) => {
    const known = states.get(post.key);
    return { entry, state: known?.state ?? "failed", error: known?.error ?? null };
  });
}

async function entriesOf(
  db: Db,
  posts: readonly DigestPost[],
): Promise<{ post: DigestPost; entry: DigestEntry }[]> {
  const once = createOnce();
  const built: { post: DigestPost; entry: DigestEntry }[] = [];
  for (const post of posts) {
    const { chat, plan, scope, period } = post;
    const digest = await readDigest(db, once, plan, scope, period);
    if (!digest) continue;
    const sections = digest.sections.map(({ kind, lines }) => ({
      kind,
      tasks: lines.map(({ number }) => number),
    }));
    const { counts } = digest;
    built.push({
      post,
      entry: { chat, plan, week: period.week, counts, sections, card: digestCard(digest, zh) },
    });
  }
  return built;
}
