import type { Db } from "../../store/db.ts";
import { type Trouble, troublesOfBatch } from "../../store/troubles.ts";

/** What one message to the clerks speaks of, oldest first. */
export const readTroubles = (db: Db, batch: string): Promise<Trouble[]> => troublesOfBatch(db, batch);
