import { today } from "../../clock.ts";
import type { Body } from "../../domain/body.ts";
import type { Directory } from "../../domain/directory.ts";
import type { Plan } from "../../domain/plan.ts";
import { taskCountsOfBodies } from "../../store/bodies.ts";
import { type Liaison, liaisonsOfRegion, type Unplaced, unplacedPeople } from "../../store/liaisons.ts";
import { allPlans } from "../../store/plans.ts";
import type { Scene } from "../reports/scene.ts";
import { stampOf } from "./changed-since.ts";
import { bodySubject, requireBody } from "./edit-body.ts";

/** One body with all that the clerk may change about it. */
export interface BodyView {
  body: Body;
  directory: Directory;
  /** Plans of its district with the number of tasks that name it itself, those without left out. */
  tasks: { plan: Plan; count: number }[];
  /** Who had its tasks before, by today. */
  former: Body[];
  /** Who has them today; the body itself while it stands. */
  heir: Body;
  liaisons: Liaison[];
  /** People to choose a liaison from. */
  unplaced: Unplaced[];
  seen: number;
}

/** @throws SayError "no-body" */
export async function bodyView(scene: Scene, id: string, clerks: readonly string[]): Promise<BodyView> {
  const { body, directory } = await requireBody(scene, id);
  const on = today(scene.clock);
  const [plans, liaisons, unplaced, seen] = await Promise.all([
    allPlans(scene.db),
    liaisonsOfRegion(scene.db, body.region),
    unplacedPeople(scene.db, clerks),
    stampOf(scene.db, bodySubject(id)),
  ]);
  const tasks = await Promise.all(
    plans
      .filter((plan) => plan.region === body.region)
      .map(async (plan) => ({
        plan,
        count: (await taskCountsOfBodies(scene.db, plan.id, body.region, on)).get(id) ?? 0,
      })),
  );
  return {
    body,
    directory,
    tasks: tasks.filter(({ count }) => count > 0),
    former: directory.lineOf(body, on).filter((one) => one.id !== id),
    heir: directory.heirOf(body, on),
    liaisons: liaisons.filter((one) => one.body === id),
    unplaced,
    seen,
  };
}
