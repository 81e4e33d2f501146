/** Letters, digits, "-" and "_", 1 to 64 of them. */
export const isPlanId = (id: string): boolean => /^[A-Za-z0-9_-]{1,64}$/.test(id);

/**
 * An ID from a plan's title: the initials of its pinyin (西青区应急管理“十四五”规划 → xqqyjglsswgh), with what Latin letters and
 * digits it has. The same title always gives the same ID, so that reading a document again amends its plan.
 * The dictionary of pinyin is loaded only here, for the Worker's start.
 */
export async function planIdFromTitle(title: string): Promise<string> {
  const { pinyin } = await import("pinyin-pro");
  const letters = pinyin(title, { pattern: "first", toneType: "none", type: "array", nonZh: "consecutive" })
    .join("")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "");
  return letters.slice(0, 40) || "plan";
}
