/** Reporting beyond the report itself: 期, signatures and checks, drafts, evidence, figures, requests. All append-only but drafts. */
export const reporting = `
CREATE TABLE reporting_rules (
  plan TEXT PRIMARY KEY REFERENCES plans (id),
  rules TEXT NOT NULL
) WITHOUT ROWID;

-- kind: signed, refused (by the head), accepted, returned, model, corrected (fields = the corrected ones).
CREATE TABLE report_events (
  id INTEGER PRIMARY KEY,
  report TEXT NOT NULL REFERENCES reports (id),
  kind TEXT NOT NULL,
  person TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  fields TEXT,
  at INTEGER NOT NULL
);
CREATE INDEX reports_by_person ON reports (person, at);
CREATE INDEX report_events_by_report ON report_events (report, id);

-- One a body and task, not a person: whoever takes over goes on with it.
CREATE TABLE drafts (
  body TEXT NOT NULL REFERENCES bodies (id),
  task TEXT NOT NULL REFERENCES tasks (id),
  cycle TEXT NOT NULL,
  -- same (无变化), filled, open (typed but not yet right)
  choice TEXT NOT NULL,
  typed TEXT NOT NULL,
  person TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (body, task)
) WITHOUT ROWID;

CREATE TABLE evidence (
  id TEXT PRIMARY KEY,
  report TEXT NOT NULL REFERENCES reports (id),
  task TEXT NOT NULL,
  person TEXT NOT NULL,
  message TEXT NOT NULL,
  file_key TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  at INTEGER NOT NULL,
  UNIQUE (message, file_key)
);
CREATE INDEX evidence_by_report ON evidence (report);

-- Actual values sent with a report. kind: indicator, investment; subject = id of the indicator or project, name as printed.
CREATE TABLE report_figures (
  report TEXT NOT NULL REFERENCES reports (id),
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  name TEXT NOT NULL,
  value REAL NOT NULL,
  unit TEXT,
  at INTEGER NOT NULL,
  PRIMARY KEY (report, kind, subject)
) WITHOUT ROWID;
CREATE INDEX report_figures_by_subject ON report_figures (kind, subject, at);

-- kind: extension, suspension.
CREATE TABLE requests (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  task TEXT NOT NULL REFERENCES tasks (id),
  plan TEXT NOT NULL,
  body TEXT NOT NULL,
  person TEXT NOT NULL,
  chat TEXT,
  reason TEXT NOT NULL,
  progress TEXT NOT NULL,
  new_due TEXT,
  at INTEGER NOT NULL,
  form TEXT UNIQUE
);
CREATE INDEX requests_by_task ON requests (task, at);

CREATE TABLE decisions (
  request TEXT PRIMARY KEY REFERENCES requests (id),
  agreed INTEGER NOT NULL,
  reason TEXT NOT NULL,
  person TEXT NOT NULL,
  at INTEGER NOT NULL
) WITHOUT ROWID;

-- What happened to a task's life and limit. kind: closed, reopened, suspended, resumed, limit.
CREATE TABLE task_events (
  id INTEGER PRIMARY KEY,
  task TEXT NOT NULL REFERENCES tasks (id),
  kind TEXT NOT NULL,
  person TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  -- closed: papers, phone or site
  checked TEXT,
  -- closed: 1 after its limit (超时办结)
  late INTEGER,
  before TEXT,
  after TEXT,
  at INTEGER NOT NULL
);
CREATE INDEX task_events_by_task ON task_events (task, id);

-- A task whose reports need evidence, marked by the clerk.
CREATE TABLE evidence_needed (
  task TEXT PRIMARY KEY REFERENCES tasks (id)
) WITHOUT ROWID;
`;
