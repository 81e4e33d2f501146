/** Indexes behind questions by time and by count. */
export const asking = `
CREATE INDEX tasks_by_start ON tasks (plan, starts);
CREATE INDEX tasks_by_phase ON tasks (plan, phase, standing, due, removed_on);
`;
