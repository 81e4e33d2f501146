/** What people chose about reminders, and the ladder of pressing: every notice with its receipt and answer. */
export const reminders = `
-- level: standard, light. snoozed_until = first civil day on which the person may be reminded again.
CREATE TABLE reminder_settings (
  person TEXT PRIMARY KEY,
  level TEXT NOT NULL DEFAULT 'standard',
  snoozed_until TEXT
) WITHOUT ROWID;

-- kind: urge (催报), press (催办单), supervise (督办通知单), warn (警示), talk (约谈). number is 督办's, of its year.
-- state: draft, sent, received, answered, closed, recorded, dropped.
CREATE TABLE notices (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  plan TEXT NOT NULL REFERENCES plans (id),
  task TEXT REFERENCES tasks (id),
  body TEXT NOT NULL REFERENCES bodies (id),
  year INTEGER NOT NULL,
  number INTEGER,
  state TEXT NOT NULL,
  matter TEXT NOT NULL,
  requirement TEXT NOT NULL,
  answer_by TEXT,
  contact TEXT NOT NULL DEFAULT '',
  clerk TEXT NOT NULL,
  received_by TEXT,
  received_at INTEGER,
  answer TEXT,
  answered_by TEXT,
  answered_at INTEGER,
  at INTEGER NOT NULL,
  UNIQUE (year, number)
);
CREATE INDEX notices_by_task ON notices (task, at);
CREATE INDEX notices_by_plan ON notices (plan, at);
`;
