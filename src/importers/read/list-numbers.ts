/** One level of an automatic list, as Word keeps it in docx and doc. */
export interface ListLevel {
  start: number;
  /** Name of the number format as in docx ("decimal", "chineseCounting" …). */
  format: string;
  /** "%1.%2、": each %n stands for the number of level n. */
  pattern: string;
  /** Numbers of the levels above are Arabic whatever their own format. */
  legal: boolean;
  /** Level (1-based) whose next number sets this one back; every level above where unset, none where 0. */
  restartAfter?: number;
}

/** The running numbers of one list. Lists that share a definition share the counters. */
export class ListCounters {
  private readonly counts: (number | undefined)[] = [];

  /** Sets a level so that its next number is `start`. */
  restart(level: number, start: number): void {
    this.counts[level] = start - 1;
  }

  /** The next number of a level, as it is printed in front of the paragraph; "" for bullets. */
  next(levels: (ListLevel | undefined)[], level: number): string {
    const own = levels[level];
    if (!own) return "";
    for (let above = 0; above < level; above += 1) this.counts[above] ??= levels[above]?.start ?? 1;
    this.counts[level] = (this.counts[level] ?? own.start - 1) + 1;
    for (let below = level + 1; below < levels.length; below += 1) {
      const after = levels[below]?.restartAfter;
      if (after === undefined || (after > 0 && level < after)) this.counts[below] = undefined;
    }
    if (own.format === "bullet" || own.format === "none")
      return own.format === "none" ? literal(own.pattern) : "";
    return own.pattern.replace(/%([1-9])/g, (_, digit: string) => {
      const index = Number(digit) - 1;
      const format = own.legal ? "decimal" : (levels[index]?.format ?? "decimal");
      return formatNumber(this.counts[index] ?? levels[index]?.start ?? 1, format);
    });
  }
}

function literal(pattern: string): string {
  return pattern.replace(/%[1-9]/g, "");
}

/** What stands between number and text: nothing after Chinese marks and closing brackets, else one space. */
export function withListNumber(label: string, text: string): string {
  if (label === "") return text;
  return /[、，．。）〕】」：:章节条款项\s]$/.test(label) ? label + text : `${label} ${text}`;
}

const digits = "〇一二三四五六七八九";

/** A number in one of Word's formats (ECMA-376 ST_NumberFormat); Arabic where the format is none of a plan's. */
function formatNumber(n: number, format: string): string {
  switch (format) {
    case "chineseCounting":
    case "chineseCountingThousand":
    case "taiwaneseCounting":
    case "taiwaneseCountingThousand":
    case "japaneseCounting":
    case "koreanCounting":
      return chinese(n, digits, "十百千");
    case "chineseLegalSimplified":
      return formal(n, "零壹贰叁肆伍陆柒捌玖", "拾佰仟");
    case "ideographLegalTraditional":
    case "japaneseLegal":
      return formal(n, "零壹貳參肆伍陸柒捌玖", "拾佰仟");
    case "ideographDigital":
    case "japaneseDigitalTenThousand":
    case "taiwaneseDigital":
      return [...String(n)].map((digit) => digits[Number(digit)]).join("");
    case "ideographTraditional":
      return n >= 1 && n <= 10 ? "甲乙丙丁戊己庚辛壬癸"[n - 1]! : String(n);
    case "ideographZodiac":
      return n >= 1 && n <= 12 ? "子丑寅卯辰巳午未申酉戌亥"[n - 1]! : String(n);
    case "upperLetter":
      return letters(n);
    case "lowerLetter":
      return letters(n).toLowerCase();
    case "upperRoman":
      return roman(n);
    case "lowerRoman":
      return roman(n).toLowerCase();
    case "decimalZero":
      return String(n).padStart(2, "0");
    case "decimalFullWidth":
    case "decimalFullWidth2":
      return [...String(n)].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join("");
    case "decimalEnclosedCircle":
    case "decimalEnclosedCircleChinese":
      return enclosed(n, 0x2460);
    case "decimalEnclosedParen":
      return enclosed(n, 0x2474);
    case "decimalEnclosedFullstop":
      return enclosed(n, 0x2488);
    case "ideographEnclosedCircle":
      return n >= 1 && n <= 10 ? String.fromCharCode(0x3280 + n - 1) : String(n);
    default:
      return String(n);
  }
}

function enclosed(n: number, first: number): string {
  return n >= 1 && n <= 20 ? String.fromCharCode(first + n - 1) : String(n);
}

/** 十二, 一百零五: as read aloud, 一十 shortened to 十 at the front. */
function chinese(n: number, numerals: string, units: string): string {
  const text = formal(n, numerals.replace("〇", "零"), units);
  return text.startsWith("一十") ? text.slice(1) : text;
}

function formal(n: number, numerals: string, units: string): string {
  if (n < 1 || n > 9999) return n === 0 ? numerals[0]! : String(n);
  const figures = [...String(n)].map(Number);
  let text = "";
  figures.forEach((figure, index) => {
    const place = figures.length - 1 - index;
    if (figure > 0) text += numerals[figure]! + (place > 0 ? units[place - 1]! : "");
    else if (!text.endsWith(numerals[0]!) && figures.slice(index).some((later) => later > 0))
      text += numerals[0]!;
  });
  return text;
}

function letters(n: number): string {
  if (n < 1) return String(n);
  return String.fromCharCode(65 + ((n - 1) % 26)).repeat(Math.min(Math.ceil(n / 26), 10));
}

function roman(n: number): string {
  if (n < 1 || n > 3999) return String(n);
  const steps: [number, string][] = [
    [1000, "M"],
    [900, "CM"],
    [500, "D"],
    [400, "CD"],
    [100, "C"],
    [90, "XC"],
    [50, "L"],
    [40, "XL"],
    [10, "X"],
    [9, "IX"],
    [5, "V"],
    [4, "IV"],
    [1, "I"],
  ];
  let rest = n;
  let text = "";
  for (const [value, sign] of steps) {
    while (rest >= value) {
      text += sign;
      rest -= value;
    }
  }
  return text;
}
