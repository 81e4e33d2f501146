const digits = "零一二三四五六七八九";

/** 12, 十二, 两, 一百零一 → the number; null for what is none. 0 to 999. */
export function numberFrom(words: string): number | null {
  if (/^\d+$/.test(words)) return Number(words);
  const plain = words.replace(/[两俩]/g, "二").replace(/〇/g, "零");
  if (!/^[零一二三四五六七八九十百]+$/.test(plain)) return null;
  if (!/[十百]/.test(plain)) return Number(Array.from(plain, (sign) => digits.indexOf(sign)).join(""));
  const [hundreds, below] = plain.includes("百") ? plain.split("百") : ["", plain];
  const hundred =
    hundreds === undefined || hundreds === "" ? (plain.includes("百") ? 1 : 0) : digits.indexOf(hundreds);
  return hundred * 100 + tens((below ?? "").replace(/^零/, ""));
}

function tens(words: string): number {
  if (words === "") return 0;
  if (!words.includes("十")) return digits.indexOf(words);
  const [before, after] = words.split("十");
  return (before ? digits.indexOf(before) : 1) * 10 + (after ? digits.indexOf(after) : 0);
}

/** Pattern of a number in either writing. */
export const numberPattern = "(?:\\d{1,3}|[零一二两三四五六七八九十百]{1,5})";
