/** Digests and reminders beyond the outbox: what the clerk must hear of, own working days, skipped weeks, calls counted. */
export const rhythm = `
-- What went wrong and a person must know. subject makes it one row however often it is met; batch = told with that message.
CREATE TABLE troubles (
  id INTEGER PRIMARY KEY,
  subject TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  message TEXT,
  receiver TEXT,
  error TEXT,
  at INTEGER NOT NULL,
  batch TEXT
);
CREATE INDEX troubles_by_batch ON troubles (batch);

-- The clerk's own days over the statutory calendar: working 0 or 1.
CREATE TABLE calendar_days (
  day TEXT PRIMARY KEY,
  working INTEGER NOT NULL,
  note TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;

-- Digests the clerk said are not to be sent.
CREATE TABLE digest_skips (
  chat TEXT NOT NULL,
  plan TEXT NOT NULL,
  scope TEXT NOT NULL,
  week TEXT NOT NULL,
  PRIMARY KEY (chat, plan, scope, week)
) WITHOUT ROWID;

-- Calls to the platform that the free edition counts, by month of the bot's clock ("2018-06").
CREATE TABLE api_calls (
  month TEXT PRIMARY KEY,
  calls INTEGER NOT NULL
) WITHOUT ROWID;
`;
