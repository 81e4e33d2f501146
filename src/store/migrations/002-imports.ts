/** Documents read in the chat, kept until the clerk confirms or drops them. */
export const imports = `
CREATE TABLE imports (
  id TEXT PRIMARY KEY,
  person TEXT NOT NULL,
  file TEXT NOT NULL,
  plan TEXT NOT NULL,
  draft TEXT NOT NULL,
  -- read, confirmed, dropped
  state TEXT NOT NULL DEFAULT 'read',
  at INTEGER NOT NULL
) WITHOUT ROWID;
`;
