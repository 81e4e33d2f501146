import type { Context } from "../../chat/context.ts";
import { allPlans } from "../../store/plans.ts";

/** The plan named, the one the chat is bound to, or the only one; null = it must be asked. */
export async function planOfChat(
  context: Pick<Context, "db" | "place">,
  named: string | null,
): Promise<string | null> {
  const known = named ?? context.place.plan;
  if (known) return known;
  const plans = await allPlans(context.db);
  return plans.length === 1 ? plans[0]!.id : null;
}
