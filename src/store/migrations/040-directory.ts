/** The clerk's hand on the directory: rights the clerk gave (the platform's directory no longer changes them), lists of liaisons. */
export const directory = `
-- clerk where the clerk gave or took the right; else NULL and the platform's directory decides.
ALTER TABLE people ADD COLUMN right_by TEXT;
CREATE INDEX people_by_name ON people (name);

-- Lists of liaisons sent as a file, kept until the clerk confirms or drops them. state: read, confirmed, dropped.
CREATE TABLE liaison_lists (
  id TEXT PRIMARY KEY,
  person TEXT NOT NULL,
  file TEXT NOT NULL,
  lines TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'read',
  at INTEGER NOT NULL
) WITHOUT ROWID;
`;
