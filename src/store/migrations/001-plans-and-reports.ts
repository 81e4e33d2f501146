/** The ground: plans, bodies, people, reports, what came in, what goes out, and the audit chain over all of it. */
export const plansAndReports = `
CREATE TABLE plans (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  doc_number TEXT,
  issuer TEXT,
  region TEXT NOT NULL,
  period_start INTEGER,
  period_end INTEGER,
  without_lead TEXT NOT NULL DEFAULT 'each',
  imported_at INTEGER NOT NULL
);

CREATE TABLE tasks (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  plan TEXT NOT NULL REFERENCES plans (id),
  ord INTEGER NOT NULL,
  number TEXT NOT NULL,
  seq TEXT,
  path TEXT NOT NULL,
  title TEXT,
  content TEXT NOT NULL,
  clause TEXT,
  deadline TEXT,
  starts TEXT,
  due TEXT,
  standing INTEGER NOT NULL,
  line INTEGER NOT NULL,
  phase TEXT NOT NULL DEFAULT 'open',
  done_on TEXT,
  removed_on TEXT
);
CREATE INDEX tasks_by_plan ON tasks (plan, ord);
CREATE INDEX tasks_by_number ON tasks (plan, number);
CREATE INDEX tasks_by_due ON tasks (plan, due);

-- Overlapping pairs of Han characters and whole words, made by domain/bigrams.ts; rowid = tasks.key.
CREATE VIRTUAL TABLE task_text USING fts5 (plan, title, body, tokenize = 'unicode61');

CREATE TABLE bodies (
  id TEXT PRIMARY KEY,
  region TEXT NOT NULL,
  name TEXT NOT NULL,
  aliases TEXT NOT NULL,
  kind TEXT NOT NULL,
  parent TEXT,
  founded TEXT,
  ended_on TEXT,
  ended_how TEXT,
  successor TEXT,
  -- 1 once a person has confirmed it; 0 = made by an import.
  confirmed INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX bodies_by_region ON bodies (region);

-- Every name a body goes by, for finding the region of a name without loading directories.
CREATE TABLE body_names (
  name TEXT NOT NULL,
  body TEXT NOT NULL REFERENCES bodies (id),
  PRIMARY KEY (name, body)
) WITHOUT ROWID;

CREATE TABLE groups (
  id TEXT PRIMARY KEY,
  plan TEXT NOT NULL REFERENCES plans (id),
  name TEXT NOT NULL,
  confirmed INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX groups_by_plan ON groups (plan);

CREATE TABLE group_members (
  group_id TEXT NOT NULL REFERENCES groups (id),
  body TEXT NOT NULL REFERENCES bodies (id),
  PRIMARY KEY (group_id, body)
) WITHOUT ROWID;
CREATE INDEX group_members_by_body ON group_members (body);

CREATE TABLE assignments (
  id INTEGER PRIMARY KEY,
  task TEXT NOT NULL REFERENCES tasks (id),
  plan TEXT NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  canonical TEXT NOT NULL,
  body TEXT REFERENCES bodies (id),
  group_id TEXT REFERENCES groups (id),
  role TEXT NOT NULL,
  items TEXT,
  from_on TEXT,
  until_on TEXT
);
CREATE INDEX assignments_by_task ON assignments (task);
CREATE INDEX assignments_by_body ON assignments (body, plan);
CREATE INDEX assignments_by_group ON assignments (group_id);

CREATE TABLE indicators (
  id TEXT PRIMARY KEY,
  plan TEXT NOT NULL REFERENCES plans (id),
  ord INTEGER NOT NULL,
  name TEXT NOT NULL,
  target TEXT NOT NULL,
  op TEXT NOT NULL,
  value REAL,
  unit TEXT,
  binding TEXT,
  years TEXT NOT NULL,
  assignments TEXT NOT NULL
);
CREATE INDEX indicators_by_plan ON indicators (plan, ord);

CREATE TABLE projects (
  id TEXT PRIMARY KEY,
  plan TEXT NOT NULL REFERENCES plans (id),
  ord INTEGER NOT NULL,
  name TEXT NOT NULL,
  lead TEXT NOT NULL,
  investment REAL,
  unit TEXT,
  progress TEXT,
  content TEXT,
  place TEXT
);
CREATE INDEX projects_by_plan ON projects (plan, ord);

CREATE TABLE people (
  id TEXT PRIMARY KEY,
  name TEXT,
  departments TEXT NOT NULL DEFAULT '[]',
  right TEXT,
  active INTEGER NOT NULL DEFAULT 1,
  fetched_at INTEGER,
  language TEXT
);

-- source: directory (department name), clerk, request. state: confirmed, asked, refused, ended.
CREATE TABLE memberships (
  person TEXT NOT NULL,
  body TEXT NOT NULL REFERENCES bodies (id),
  source TEXT NOT NULL,
  state TEXT NOT NULL,
  since INTEGER NOT NULL,
  PRIMARY KEY (person, body)
) WITHOUT ROWID;
CREATE INDEX memberships_by_body ON memberships (body);

CREATE TABLE chats (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT,
  plan TEXT REFERENCES plans (id),
  -- open, or why nothing can be sent there any more (gone).
  state TEXT NOT NULL DEFAULT 'open'
);

-- What was last answered, for follow-ups ("第三个呢"); one row a chat and person.
CREATE TABLE chat_memory (
  chat TEXT NOT NULL,
  person TEXT NOT NULL,
  said TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (chat, person)
) WITHOUT ROWID;

CREATE TABLE reports (
  id TEXT PRIMARY KEY,
  task TEXT NOT NULL REFERENCES tasks (id),
  plan TEXT NOT NULL,
  body TEXT NOT NULL REFERENCES bodies (id),
  person TEXT NOT NULL,
  chat TEXT,
  state TEXT NOT NULL,
  percent INTEGER NOT NULL,
  progress TEXT NOT NULL,
  problems TEXT NOT NULL,
  next TEXT NOT NULL,
  results TEXT NOT NULL DEFAULT '',
  coordination TEXT NOT NULL DEFAULT '',
  -- The 期 it belongs to: "2018-06" (domain/cycle.ts).
  cycle TEXT NOT NULL,
  -- 1 where the plan asks for the head's signature before it counts.
  needs_signature INTEGER NOT NULL DEFAULT 0,
  reported_on TEXT NOT NULL,
  at INTEGER NOT NULL,
  -- The form it came from: the same form sent twice is one report.
  form TEXT UNIQUE
);
CREATE INDEX reports_by_task ON reports (task, at);
CREATE INDEX reports_by_plan ON reports (plan, reported_on);
CREATE INDEX reports_by_cycle ON reports (plan, cycle);

-- What a chat gets, and when: scope as in domain/scope.ts, rhythm weekly, fortnightly or monthly, weekday 1 (Monday) to 7,
-- time "09:00" in the bot's zone; next_at = ms by the bot's clock of the next digest. preview: to whom it is shown first.
CREATE TABLE subscriptions (
  chat TEXT NOT NULL,
  plan TEXT NOT NULL REFERENCES plans (id),
  scope TEXT NOT NULL DEFAULT 'plan',
  rhythm TEXT NOT NULL DEFAULT 'weekly',
  weekday INTEGER NOT NULL DEFAULT 1,
  time TEXT NOT NULL DEFAULT '09:00',
  preview TEXT,
  next_at INTEGER NOT NULL,
  since TEXT NOT NULL,
  PRIMARY KEY (chat, plan, scope)
) WITHOUT ROWID;
CREATE INDEX subscriptions_by_next ON subscriptions (next_at);

-- Events and callbacks claimed by their id. payload is kept until the work is done, so that a crash loses nothing;
-- answer is what a callback was answered with, so that a second delivery says the same.
CREATE TABLE inbox (
  id TEXT PRIMARY KEY,
  state TEXT NOT NULL,
  payload TEXT,
  answer TEXT,
  attempts INTEGER NOT NULL DEFAULT 1,
  claimed_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX inbox_by_state ON inbox (state, claimed_at);

-- One row a message that is due. key names what it is (digest:oc_1:xiqing-2017:2018-W23), so nothing is queued twice.
-- state: pending, held (waits for a tap), sending, sent, unknown, failed, dropped. due_at, expires_at and sent_at are ms by
-- the bot's clock, claimed_at, first_sent_at and not_before real ms. first_sent_at is the first try that may have been
-- delivered: from then on the platform's hour for one uuid runs. plain = 1: the card was refused, text goes instead.
-- quiet = 1: only in speaking hours of working days. priority: 0 most important.
CREATE TABLE outbox (
  key TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  receiver TEXT NOT NULL,
  content TEXT NOT NULL,
  uuid TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'pending',
  priority INTEGER NOT NULL DEFAULT 1,
  quiet INTEGER NOT NULL DEFAULT 0,
  plain INTEGER NOT NULL DEFAULT 0,
  due_at INTEGER NOT NULL,
  expires_at INTEGER,
  attempts INTEGER NOT NULL DEFAULT 0,
  claim TEXT,
  claimed_at INTEGER,
  first_sent_at INTEGER,
  not_before INTEGER NOT NULL DEFAULT 0,
  sent_at INTEGER,
  message_id TEXT,
  error TEXT
) WITHOUT ROWID;
CREATE INDEX outbox_by_state ON outbox (state, due_at);
CREATE INDEX outbox_by_receiver ON outbox (receiver, state);

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  body TEXT,
  chat TEXT,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  before TEXT,
  after TEXT,
  hash TEXT NOT NULL
);
CREATE INDEX audit_by_subject ON audit (subject, seq);
`;
