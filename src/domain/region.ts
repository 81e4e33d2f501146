/**
 * The short name of a district as people say it, by which directories of bodies are found:
 * 天津市西青区 → 西青区, 清远市清新区 → 清新区, 杭州市 → 杭州市. "" when the document names none.
 */
export function shortRegion(name: string | null): string {
  if (!name) return "";
  const district = /(?:^|[省市州盟])([^省市州盟]{1,12}?(?:新区|自治县|自治旗|林区|区|县|旗))$/.exec(
    name.trim(),
  );
  if (district?.[1]) return district[1];
  const city = /(?:^|省|自治区)([^省]{1,10}?[市州盟])$/.exec(name.trim());
  return city?.[1] ?? name.trim();
}
