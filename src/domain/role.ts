/** The four parts a body can have in a task, in the order answers list them. */
export const roles = ["lead", "responsible", "participate", "support"] as const;
export type Role = (typeof roles)[number];
