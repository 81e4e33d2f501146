import type { Plan } from "../../domain/plan.ts";
import type { Db } from "../../store/db.ts";
import { headingsOf } from "../../store/digest-facts.ts";
import { planById } from "../../store/plans.ts";
import { type Subscription, subscriptionsOf } from "../../store/subscriptions.ts";

/** What the settings card of a chat shows. */
export interface SubscriptionView {
  plan: Plan;
  /** Of this chat, of all plans. */
  subscriptions: { subscription: Subscription; planTitle: string }[];
  /** 专项 of the plan that can be chosen, in the document's order. */
  sections: string[];
}

/** Longer headings are whole sentences, not names of 专项. */
const longestHeading = 60;

export async function subscriptionView(
  db: Db,
  chat: string,
  planId: string,
): Promise<SubscriptionView | null> {
  const plan = await planById(db, planId);
  if (!plan) return null;
  const [own, sections] = await Promise.all([subscriptionsOf(db, chat), headingsOf(db, planId)]);
  const titles = new Map([[plan.id, plan.title]]);
  for (const { plan: id } of own) if (!titles.has(id)) titles.set(id, (await planById(db, id))?.title ?? id);
  return {
    plan,
    subscriptions: own.map((subscription) => ({
      subscription,
      planTitle: titles.get(subscription.plan) ?? subscription.plan,
    })),
    sections: sections.filter((name) => name.length <= longestHeading),
  };
}
