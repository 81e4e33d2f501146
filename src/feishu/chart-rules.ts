import { CARD_CODES, isFields, type Place, report } from "./card-checks.ts";

/** The kinds the platform documents; horizontal bars and rings are `bar` and `pie` with options. */
const KINDS = new Set(
  "line area bar pie common funnel scatter radar linearProgress circularProgress wordCloud".split(" "),
);

/** A VChart spec as the platform takes it: a documented kind, data as values, nothing but JSON. */
export function checkChartSpec(spec: unknown, at: Place): void {
  if (!isFields(spec)) {
    report(at, CARD_CODES.chart, "must be an object");
    return;
  }
  if (typeof spec.type !== "string" || !KINDS.has(spec.type)) {
    report(at, CARD_CODES.chart, `"type" must be one of ${[...KINDS].join(", ")}`);
  }
  const sets = Array.isArray(spec.data) ? spec.data : [spec.data];
  if (!sets.length || !sets.every((set) => isFields(set) && Array.isArray(set.values))) {
    report(at, CARD_CODES.chart, '"data" must be {"values":[…]} or a list of such');
  }
  if (holdsCode(spec)) report(at, CARD_CODES.chart, "must not hold functions");
}

function holdsCode(value: unknown): boolean {
  if (typeof value === "function") return true;
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some(holdsCode);
}
