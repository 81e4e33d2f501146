import type { PlanName } from "../../chat/understand/situation.ts";
import type { Group } from "../../domain/body.ts";
import { createDirectory, type Directory } from "../../domain/directory.ts";
import type { Plan } from "../../domain/plan.ts";
import type { Role } from "../../domain/role.ts";
import { rolesOfPlan } from "../../store/asked-tasks.ts";
import { auditHead } from "../../store/audit-head.ts";
import { bodiesOfRegions, groupsOfPlan } from "../../store/bodies.ts";
import type { Db } from "../../store/db.ts";
import { allPlans } from "../../store/plans.ts";
import { planName } from "./choose-plan.ts";

/** What every question is understood by and few verbs change: plans, directories, collectives. */
export interface Facts {
  plans: Plan[];
  planNames: PlanName[];
  directory(regions: readonly string[]): Promise<Directory>;
  groups(plan: string): Promise<Group[]>;
  /** The roles a plan prints: one has 牵头 and 配合, another 负责 only. */
  roles(plan: string): Promise<ReadonlySet<Role>>;
}

interface Kept extends Facts {
  head: number;
}

/** Kept with the database handle they were read from: a Worker's handle lives for one request, a Node server's for all. */
const kept = new WeakMap<Db, Kept>();

/** Every change of data writes an audit row, also another process's: the facts hold as long as its number stands. */
export async function factsOf(db: Db): Promise<Facts> {
  const head = await auditHead(db);
  const known = kept.get(db);
  if (known?.head === head) return known;
  const facts = await readFacts(db, head);
  kept.set(db, facts);
  return facts;
}

async function readFacts(db: Db, head: number): Promise<Kept> {
  const plans = await allPlans(db);
  const directories = new Map<string, Promise<Directory>>();
  const groups = new Map<string, Promise<Group[]>>();
  const roles = new Map<string, Promise<ReadonlySet<Role>>>();
  return {
    head,
    plans,
    planNames: plans.map(planName),
    directory: (regions) =>
      once(directories, [...regions].sort().join("\n"), async () =>
        createDirectory(await bodiesOfRegions(db, regions)),
      ),
    groups: (plan) => once(groups, plan, () => groupsOfPlan(db, plan)),
    roles: (plan) => once(roles, plan, () => rolesOfPlan(db, plan)),
  };
}

/** A server asked about more districts than these begins anew: directories are some hundred kilobytes each. */
const mostKept = 64;

/** Read once for all who ask; a failed read is not kept. */
function once<T>(map: Map<string, Promise<T>>, key: string, read: () => Promise<T>): Promise<T> {
  const known = map.get(key);
  if (known) return known;
  if (map.size >= mostKept) map.clear();
  const reading = read();
  map.set(key, reading);
  reading.catch(() => map.delete(key));
  return reading;
}
