/**
 * The platform's limits, in one table. Numbers are Feishu's own (card JSON 2.0 pages, message and file API pages,
 * event delivery pages); those marked "ours" are chosen by us.
 */
export const LIMITS = {
  card: {
    /** UTF-8 bytes of the whole card as JSON; beyond it code 230025. */
    bytes: 30 * 1024,
    /** Elements, components and text nodes together; beyond it code 11310. */
    elements: 200,
    /** `table` components and markdown tables together. */
    tables: 5,
    /** Tables inside one `markdown` component. */
    tablesPerMarkdown: 4,
    /** Recommended by the platform, not enforced. */
    charts: 5,
    /** Components inside components, counted from the body. */
    nesting: 5,
    elementIdLength: 20,
    headerTags: 3,
    /** Days in which a card of JSON 2.0 may be clicked and updated. */
    lifeDays: 14,
  },
  button: { textLength: 100 },
  input: { minLength: 1, maxLength: 1000, placeholderLength: 100 },
  checker: { buttons: 3 },
  table: { pageSize: 10, columns: 50, symbolLength: 1, precision: 10 },
  message: {
    uuidLength: 50,
    /** The same `uuid` is delivered at most once within this time. */
    uuidMs: 60 * 60 * 1000,
    textBytes: 150 * 1024,
    /** Calls a second to one chat (shared by all its bots) or one person. */
    perSecondAndReceiver: 5,
    perSecondAndApp: 50,
    perMinuteAndApp: 1000,
    /** Free edition, all self-built apps of the tenant together; auth, event and contact calls are free. */
    callsPerMonth: 10_000,
  },
  file: {
    uploadBytes: 30 * 1024 * 1024,
    imageBytes: 10 * 1024 * 1024,
    downloadBytes: 100 * 1024 * 1024,
  },
  webhook: {
    /** Ours: no event comes near it, and a stranger cannot fill the memory. */
    bodyBytes: 1024 * 1024,
    /** Time in which an event or a callback must be answered. */
    answerMs: 3000,
    challengeMs: 1000,
    /** Ours: the platform repeats an event for 7 h 05 min; older requests are replays. */
    staleMs: 8 * 60 * 60 * 1000,
  },
  updateToken: { lifeMs: 30 * 60 * 1000, uses: 2 },
  token: {
    /** With less than this left the platform hands out a new tenant token while the old one stays valid. */
    refreshMs: 30 * 60 * 1000,
  },
  slashCommands: 100,
  contact: { pageSize: 50 },
} as const;
