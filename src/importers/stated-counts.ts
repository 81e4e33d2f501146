import type { ImportWarning } from "./draft.ts";
import { warning } from "./findings.ts";
import { fold } from "./fold.ts";
import type { PlanDocument } from "./plan-document.ts";

const stated =
  /(?:共|分解为|分解成|确定了?|设置了|提出了?|明确了?|部署了?)[^。；;,\d]{0,14}?(\d{1,3})\s*(?:项|条|个)[^。；;,\d]{0,8}?(任务|指标|重点工程|重点项目)(?![^。；;,]{0,4}(?:中|的))/g;

/** "设置了6项约束性指标": where the document counts for itself, a different number found is told, never corrected. */
export function statedCounts(
  document: PlanDocument,
  counts: { tasks: number; indicators: number; projects: number },
): ImportWarning[] {
  const warnings: ImportWarning[] = [];
  for (const piece of document.pieces) {
    if (piece.kind !== "line") continue;
    for (const match of fold(piece.text).matchAll(stated)) {
      const found =
        match[2] === "任务" ? counts.tasks : match[2] === "指标" ? counts.indicators : counts.projects;
      if (found > 0 && Number(match[1]) !== found)
        warnings.push(warning(document, piece.line, piece.text, "disagrees"));
    }
  }
  return warnings;
}
