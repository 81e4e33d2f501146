/**
 * Recognisers look at folded text: full-width letters and punctuation become ASCII, all brackets become round,
 * traditional characters become simplified, every dash becomes "-". Folding keeps the length, so an index found in
 * folded text cuts the printed text at the same place: what we store is always what was printed.
 */
const traditionalToSimplified =
  "牽牵頭头責责單单參参與与協协辦办會会負负導导領领時时總总個个項项務务標标約约號号關关於于區区縣县鎮镇鄉乡團团體体廳厅處处隊队黨党員员監监業业專专類类別别規规劃划內内實实進进資资額额萬万億亿產产達达過过減减長长預预備备註注間间種种屬属設设計计質质數数據据發发佈布機机構构門门為为並并網网線线動动環环衛卫檢检財财農农經经貿贸電电氣气場场廠厂學学館馆聯联婦妇軍军庫库際际級级從从無无終终續续堅坚執执隨随準准確确應应對对現现狀状較较點点報报運运輸输範范圍围條条則则優优創创復复術术歷历傳传爭争將将當当屆届雙双證证補补籌筹築筑絡络織织維维護护險险風风餘余驗验齊齐幾几來来這这題题兩两後后開开園园聞闻訂订據据勞劳審审稅税檔档鐵铁銀银軌轨廣广視视馬马龍龙東东價价億亿節节選选擇择訓训練练頒颁蓋盖戶户廢废淨净潔洁畢毕舉举讓让誰谁調调談谈請请議议貫贯購购贈赠趨趋躍跃輛辆輔辅轉转辯辩遞递遠远適适遷迁鄰邻鋪铺錄录鍵键鏈链闊阔陸陆陽阳階阶雲云頁页順顺頻频顯显飛飞養养駐驻騎骑驅驱魚鱼麥麦";

const table = new Map<string, string>();
for (let i = 0; i + 1 < traditionalToSimplified.length; i += 2) {
  table.set(traditionalToSimplified[i]!, traditionalToSimplified[i + 1]!);
}
for (const [from, to] of [
  ["〔［【〖﹝", "("],
  ["〕］】〗﹞", ")"],
  ["—–－―‐‑─～〜﹣", "-"],
  ["\u3000\u00a0\u2002\u2003\u2009", " "],
  ["[", "("],
  ["]", ")"],
  ["~", "-"],
  ["；﹔", ";"],
] as const) {
  for (const char of from) table.set(char, to);
}

const plain = /^[\x20-\x5a\x5c\x5e-\x7d\n\t]*$/;

/** Same length as `text`; see above. */
export function fold(text: string): string {
  if (plain.test(text)) return text;
  let folded = "";
  for (let i = 0; i < text.length; i++) folded += foldUnit(text[i]!);
  return folded;
}

function foldUnit(unit: string): string {
  const known = table.get(unit);
  if (known) return known;
  const code = unit.charCodeAt(0);
  return code >= 0xff01 && code <= 0xff5e ? foldUnit(String.fromCharCode(code - 0xfee0)) : unit;
}

const han = "\\u3400-\\u9fff";
const cjk = `${han}\\u3000-\\u303f\\uff00-\\uffef“”‘’…—·`;
const gapBetweenHan = new RegExp(
  `(?<=[${cjk}])[ \\t\\u3000\\u00a0]+(?=[${cjk}\\w(<>≤≥%])|(?<=[\\w%)>≤≥.,;:])[ \\t\\u3000\\u00a0]+(?=[${cjk}])`,
  "g",
);

/** Closes the gaps that line ends and automatic spacing leave in Chinese text; English words stay apart. */
export function closeGaps(text: string): string {
  return text
    .replace(/[ \t\u3000\u00a0]+/g, " ")
    .replace(gapBetweenHan, "")
    .trim();
}

export const isChinese = (text: string): boolean => new RegExp(`[${han}]`).test(text);

/** True when Chinese characters carry the text: decides which language's habits apply. */
export function mostlyChinese(text: string): boolean {
  const sample = text.slice(0, 20_000);
  const chinese = sample.match(new RegExp(`[${han}]`, "g"))?.length ?? 0;
  const latin = sample.match(/[A-Za-z]+/g)?.length ?? 0;
  return chinese > latin;
}
