import type { Context } from "../chat/context.ts";
import { type ClickAnswer, defineAction } from "../chat/define-action.ts";
import { doerOf } from "../chat/doer.ts";
import { SayError } from "../errors.ts";
import { pickedDate } from "../feishu/elements.ts";
import { setQuota } from "../services/outbox/watch-quota.ts";
import { setOwnDay, settingsView } from "../services/settings/settings-view.ts";
import { settingsCard } from "./settings-card.ts";

function mustBeClerk({ actor, texts }: Context): void {
  if (actor.right !== "clerk") throw new SayError("no-right", texts.settings.clerkOnly);
}

async function shown(context: Context, toast: string): Promise<ClickAnswer> {
  const view = await settingsView(context.db, context.clock, context.actor.person, true);
  return { toast: { type: "success", content: toast }, card: settingsCard(context, view) };
}

export const settingsQuota = defineAction({
  id: "settings.quota",
  async run(context, click) {
    mustBeClerk(context);
    await setQuota(context.db, doerOf(context), Math.max(0, Number(click.value.calls) || 0));
    return shown(context, context.texts.settings.quota.saved);
  },
});

export const settingsDay = defineAction({
  id: "settings.day",
  async run(context, click) {
    mustBeClerk(context);
    const { calendar } = context.texts.settings;
    const day = pickedDate(click.form.day);
    if (!day) return { toast: { type: "error", content: calendar.dayMissing } };
    const { kind, note } = click.form;
    const working = kind === "remove" ? null : kind === "working";
    await setOwnDay(context.db, doerOf(context), day, working, typeof note === "string" ? note.trim() : "");
    return shown(context, calendar.saved(day));
  },
});

export const settingsActions = [settingsQuota, settingsDay];
