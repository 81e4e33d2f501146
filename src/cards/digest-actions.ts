import type { Context } from "../chat/context.ts";
import { type Click, type ClickAnswer, defineAction } from "../chat/define-action.ts";
import { doerOf } from "../chat/doer.ts";
import { digestRhythms } from "../domain/digest-schedule.ts";
import { readScope, scopeKey } from "../domain/scope.ts";
import { SayError } from "../errors.ts";
import { bodiesCalled } from "../services/bodies/bodies-called.ts";
import { releasePreview, sendAgain } from "../services/digests/digest-post.ts";
import { skipNextDigest } from "../services/digests/skip-digest.ts";
import { digestTimes, subscribe, subscribeChat, unsubscribe } from "../services/digests/subscribe.ts";
import { subscriptionView } from "../services/digests/subscription-view.ts";
import { queueOne } from "../services/outbox/rounds.ts";
import { renderDigestList } from "./digest-list.ts";
import { digestSettingsCard, type TypedSubscription } from "./digest-settings.ts";

const words = (value: unknown): string => (typeof value === "string" ? value.trim() : "");

function mustBeClerk({ actor, texts }: Context): void {
  if (actor.right !== "clerk") throw new SayError("no-right", texts.digests.onlyClerk);
}

/** The group a setting is for: the one the card stands in. */
function groupOf({ place, texts }: Context): string {
  if (place.kind !== "group" || !place.chat) throw new SayError("no-group", texts.digests.onlyGroups);
  return place.chat;
}

/** A section is answered at once in private; in a group it goes to the person alone, as the whole list with its file does. */
export const digestList = defineAction({
  id: "digest.list",
  async run(context, click) {
    const { person } = context.actor;
    const data = { ...click.value };
    if (person && (data.kind === "all" || context.place.kind === "group")) {
      const message = {
        key: `digest.list:${click.id}`,
        receiver: { person },
        data,
        dueAt: context.clock.now(),
      };
      const whole = data.kind === "all";
      await queueOne(
        context.db,
        whole ? { ...message, kind: "digest.file" } : { ...message, kind: "digest.list" },
      );
      return { toast: { type: "success", content: context.texts.digests.sentPrivately } };
    }
    const list = await renderDigestList(context, data);
    if (!list) throw new SayError("plan-gone", context.texts.digests.planGone);
    const answer = {
      intent: "digest",
      plan: words(data.plan),
      body: null,
      role: null,
      tasks: [],
      text: list.text,
    } as const;
    return { say: { ...answer, tasks: [], ...(list.card ? { card: list.card } : {}) } };
  },
});

async function settingsAnswer(context: Context, plan: string, toast?: string): Promise<ClickAnswer> {
  const view = await subscriptionView(context.db, groupOf(context), plan);
  if (!view) throw new SayError("plan-gone", context.texts.digests.planGone);
  return {
    ...(toast ? { toast: { type: "success", content: toast } } : {}),
    card: digestSettingsCard(context, view),
  };
}

export const digestSettings = defineAction({
  id: "digest.settings",
  async run(context, click) {
    mustBeClerk(context);
    return settingsAnswer(context, words(click.value.plan));
  },
});

/** One tap: the whole plan, every Monday at nine. */
export const digestSubscribe = defineAction({
  id: "digest.subscribe",
  async run(context, click) {
    mustBeClerk(context);
    const plan = words(click.value.plan);
    await subscribeChat(context.db, context.clock, doerOf(context), { chat: groupOf(context), plan });
    return settingsAnswer(context, plan, context.texts.digests.settings.saved);
  },
});

export const digestSave = defineAction({
  id: "digest.save",
  async run(context, click) {
    mustBeClerk(context);
    const chat = groupOf(context);
    const plan = words(click.value.plan);
    const view = await subscriptionView(context.db, chat, plan);
    if (!view) throw new SayError("plan-gone", context.texts.digests.planGone);
    const typed = typedFrom(click);
    const scope = await scopeFrom(context, plan, typed, view.sections);
    if ("problem" in scope)
      return {
        toast: { type: "error", content: scope.problem },
        card: digestSettingsCard(context, view, typed, scope.problem),
      };
    await subscribe(context.db, context.clock, doerOf(context), {
      chat,
      plan,
      scope: scope.key,
      rhythm: digestRhythms.find((rhythm) => rhythm === typed.rhythm) ?? "weekly",
      weekday: ["1", "2", "3", "4", "5"].includes(typed.weekday) ? Number(typed.weekday) : 1,
      time: digestTimes.find((time) => time === typed.time) ?? "09:00",
      preview: typed.preview === "yes" ? context.actor.person : null,
    });
    return settingsAnswer(context, plan, context.texts.digests.settings.saved);
  },
});

const typedFrom = ({ form }: Click): TypedSubscription => ({
  scope: words(form.scope) || "plan",
  bodies: words(form.bodies),
  rhythm: words(form.rhythm) || "weekly",
  weekday: words(form.weekday) || "1",
  time: words(form.time) || "09:00",
  preview: words(form.preview) || "no",
});

async function scopeFrom(
  { db, texts }: Context,
  plan: string,
  typed: TypedSubscription,
  sections: string[],
): Promise<{ key: string } | { problem: string }> {
  const { settings } = texts.digests;
  const scope = readScope(typed.scope);
  if (typed.scope !== "bodies")
    return {
      key: scopeKey(scope.kind === "section" && sections.includes(scope.name) ? scope : { kind: "plan" }),
    };
  const names = typed.bodies.split(/[、,，;；\s]+/).filter(Boolean);
  if (names.length === 0) return { problem: settings.bodyMissing };
  const bodies: string[] = [];
  for (const name of names) {
    const found = await bodiesCalled(db, name, plan);
    if (found.length === 0) return { problem: settings.bodyUnknown(name) };
    bodies.push(...found.map((body) => body.id));
  }
  return { key: scopeKey({ kind: "bodies", bodies }) };
}

export const digestUnsubscribe = defineAction({
  id: "digest.unsubscribe",
  async run(context, click) {
    mustBeClerk(context);
    const plan = words(click.value.plan);
    await unsubscribe(context.db, doerOf(context), groupOf(context), plan, words(click.value.scope));
    return settingsAnswer(context, plan, context.texts.digests.settings.removed);
  },
});

export const digestSkip = defineAction({
  id: "digest.skip",
  async run(context, click) {
    mustBeClerk(context);
    const plan = words(click.value.plan);
    const scope = words(click.value.scope);
    const week = await skipNextDigest(
      context.db,
      context.clock,
      doerOf(context),
      groupOf(context),
      plan,
      scope,
    );
    return settingsAnswer(context, plan, week ? context.texts.digests.settings.skipped(week) : undefined);
  },
});

/** The preview's verdict: only the clerk's tap lets the held message go. */
export const digestPost = defineAction({
  id: "digest.post",
  run: (context, click) => verdict(context, click, true),
});

export const digestDrop = defineAction({
  id: "digest.drop",
  run: (context, click) => verdict(context, click, false),
});

async function verdict(context: Context, click: Click, post: boolean): Promise<ClickAnswer> {
  mustBeClerk(context);
  const { preview } = context.texts.digests;
  const done = await releasePreview(context.db, doerOf(context), words(click.value.key), post);
  if (!done) return { toast: { type: "warning", content: preview.stale } };
  return { toast: { type: "success", content: post ? preview.posted : preview.dropped } };
}

export const digestAgain = defineAction({
  id: "digest.again",
  async run(context, click) {
    mustBeClerk(context);
    const key = click.option ?? words(click.value.key);
    await sendAgain(context.db, doerOf(context), key, click.id);
    return { toast: { type: "success", content: context.texts.digests.log.queuedAgain } };
  },
});

export const digestActions = [
  digestList,
  digestSettings,
  digestSubscribe,
  digestSave,
  digestUnsubscribe,
  digestSkip,
  digestPost,
  digestDrop,
  digestAgain,
];
