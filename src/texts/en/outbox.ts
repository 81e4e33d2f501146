import type { Texts } from "../zh.ts";

export const outbox: Texts["outbox"] = {
  head: (count) =>
    `${count} ${count === 1 ? "message needs" : "messages need"} your attention (said once; the log under /settings keeps it):`,
  more: (count) => `… and ${count} more, see the log.`,
  foot: "All other messages are not affected.",
  trouble: {
    unknown: (message) =>
      `· ${message}: the platform never answered, so it may or may not have arrived; it is not sent again by itself.`,
    late: (message) => `· ${message}: the service was down all week; it is not sent any more.`,
    failed: (message, error) => `· ${message}: refused by the platform (${error}), also as plain text.`,
    gone: (message) =>
      `· ${message}: the chat was dissolved, the bot removed, or the person left; nothing more is sent there.`,
    config: (message, error) =>
      `· ${message}: the app lacks a permission or its availability is too narrow (${error}); mend it in the developer console, then it goes out by itself.`,
    quota: (_message, error) =>
      error === "used-up"
        ? "· This month's calls to the platform are used up: digests and reminders stop, important notices go out when there are calls again."
        : `· Four fifths of this month's calls to the platform are used (${error}; the free edition has 10,000 for all self-built apps of the tenant). On a paid edition say “/settings quota none”; on the free one “/settings quota 10000”, and I keep the rest for what matters most.`,
  },
};
