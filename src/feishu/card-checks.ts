/** The small checks that the table of components is made of. A check reports; it never throws. */
export interface CardProblem {
  /** The platform's code: the sub-code of 230099 where it has one, else the code itself. */
  code: number;
  /** Where in the card, like `body.elements[2].columns[0]`. */
  path: string;
  message: string;
}

/** Codes under which the platform refuses cards (message create and patch pages, card callback page). */
export const CARD_CODES = {
  tooLarge: 230025,
  tooMany: 11310,
  malformed: 200621,
  removed: 200861,
  name: 200530,
  chart: 200550,
  image: 200570,
  person: 100290,
  cell: 200914,
  undeclaredCell: 200915,
  elementId: 300301,
} as const;

/** What is known about the spot a value stands in. */
export interface Place {
  readonly path: string;
  /** Components around this one, counted from the body. */
  readonly depth: number;
  readonly inForm: boolean;
  readonly card: {
    readonly problems: CardProblem[];
    /** Keys of `config.style.text_size`. */
    readonly textSizes: ReadonlySet<string>;
    visit(element: unknown, at: Place): void;
  };
}

export type Check = (value: unknown, at: Place) => void;
export type Fields = Record<string, unknown>;

export function report(at: Place, code: number, message: string): void {
  at.card.problems.push({ code, path: at.path, message });
}

export function inside(at: Place, key: string | number): Place {
  return {
    ...at,
    path: typeof key === "number" ? `${at.path}[${key}]` : at.path ? `${at.path}.${key}` : key,
  };
}

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function shape(
  holds: (value: unknown) => boolean,
  wanted: string,
  code: number = CARD_CODES.malformed,
): Check {
  return (value, at) => {
    if (!holds(value)) report(at, code, `must be ${wanted}`);
  };
}

export const text = shape((value) => typeof value === "string", "a string");
export const filled = shape(
  (value) => typeof value === "string" && value !== "",
  "a string that is not empty",
);
export const flag = shape((value) => typeof value === "boolean", "true or false");
export const openId = shape(
  (value) => typeof value === "string" && /^(ou_|on_)?[A-Za-z0-9_-]+$/.test(value),
  "the id of a person",
  CARD_CODES.person,
);
export const imageKey = shape(
  (value) => typeof value === "string" && /^img_\S+$/.test(value),
  "an image key",
  CARD_CODES.image,
);
export const mustBeTrue = shape((value) => value === true, "true: only shared cards exist in JSON 2.0");

export function literal(...allowed: string[]): Check {
  return shape((value) => allowed.some((one) => one === value), `one of ${allowed.join(", ")}`);
}

export function integer(min: number, max: number): Check {
  return shape(
    (value) => Number.isInteger(value) && Number(value) >= min && Number(value) <= max,
    max === Number.POSITIVE_INFINITY ? `a whole number from ${min}` : `a whole number from ${min} to ${max}`,
  );
}

export function textUpTo(maxLength: number): Check {
  return shape(
    (value) => typeof value === "string" && value.length <= maxLength,
    `a string of at most ${maxLength} characters`,
  );
}

export function matching(pattern: RegExp, wanted: string): Check {
  return shape((value) => typeof value === "string" && pattern.test(value), wanted);
}

export function either(...checks: Check[]): Check {
  return (value, at) => {
    const attempts = checks.map((check) => {
      const problems: CardProblem[] = [];
      check(value, { ...at, card: { ...at.card, problems } });
      return problems;
    });
    if (attempts.some((problems) => problems.length === 0)) return;
    at.card.problems.push(...(attempts[0] ?? []));
  };
}

export function list(check: Check, min = 0): Check {
  return (value, at) => {
    if (!Array.isArray(value)) return report(at, CARD_CODES.malformed, "must be a list");
    if (value.length < min) report(at, CARD_CODES.malformed, `must hold at least ${min}`);
    value.forEach((item, index) => {
      check(item, inside(at, index));
    });
  };
}

/** An object with exactly these properties: in JSON 2.0 an unknown one makes the whole card fail. */
export function fields(properties: Record<string, Check>, required: readonly string[] = []): Check {
  return (value, at) => {
    if (!isFields(value)) return report(at, CARD_CODES.malformed, "must be an object");
    checkFields(value, properties, required, at);
  };
}

/** Properties that JSON 1.0 had and 2.0 refuses under a code of its own. */
const REMOVED_PROPERTIES = new Set(["i18n_elements", "fallback", "href"]);

export function checkFields(
  value: Fields,
  properties: Record<string, Check>,
  required: readonly string[],
  at: Place,
): void {
  for (const name of required) {
    if (value[name] === undefined) report(at, CARD_CODES.malformed, `property "${name}" is missing`);
  }
  for (const [name, part] of Object.entries(value)) {
    if (part === undefined) continue;
    const check = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (check) check(part, inside(at, name));
    else if (REMOVED_PROPERTIES.has(name)) {
      report(at, CARD_CODES.removed, `property "${name}" is gone from JSON 2.0`);
    } else report(at, CARD_CODES.malformed, `unknown property "${name}"`);
  }
}

/** Objects whose keys are free; every value must pass. */
export function record(check: Check, keys?: ReadonlySet<string>): Check {
  return (value, at) => {
    if (!isFields(value)) return report(at, CARD_CODES.malformed, "must be an object");
    for (const [key, part] of Object.entries(value)) {
      if (keys && !keys.has(key)) report(at, CARD_CODES.malformed, `unknown key "${key}"`);
      check(part, inside(at, key));
    }
  };
}

const LOCALES = new Set(
  "zh_cn en_us zh_hk zh_tw ja_jp id_id vi_vn th_th pt_br es_es ko_kr de_de fr_fr it_it ru_ru ms_my".split(
    " ",
  ),
);

export const locale = literal(...LOCALES);
export const translations = record(text, LOCALES);
export const imageTranslations = record(imageKey, LOCALES);
export const listTranslations = (check: Check): Check => record(list(check), LOCALES);

const TEXT_SIZES = new Set([
  ..."normal heading notation xxxx-large xxx-large xx-large x-large large medium small x-small".split(" "),
  ...[0, 1, 2, 3, 4].map((step) => `heading-${step}`),
]);

export const textSize: Check = (value, at) => {
  if (typeof value === "string" && (TEXT_SIZES.has(value) || at.card.textSizes.has(value))) return;
  report(at, CARD_CODES.malformed, "is no text size of the platform or of config.style.text_size");
};

/** Pixels in CSS order, one to four of them, like "4px 12px". */
function pixels(min: number, max: number): Check {
  return shape((value) => {
    if (typeof value !== "string") return false;
    const parts = value.trim().split(/\s+/);
    return (
      parts.length >= 1 &&
      parts.length <= 4 &&
      parts.every((part) => {
        const match = /^(-?\d+)px$/.exec(part);
        return match !== null && Number(match[1]) >= min && Number(match[1]) <= max;
      })
    );
  }, `one to four sizes from ${min}px to ${max}px`);
}

export const margin = pixels(-99, 99);
export const padding = pixels(0, 99);

/** One size in pixels within the bounds; words name what else is allowed. */
export function width(min: number, max: number, ...words: string[]): Check {
  return shape(
    (value) => {
      if (typeof value !== "string") return false;
      if (words.includes(value)) return true;
      const match = /^(\d+)px$/.exec(value);
      return match !== null && Number(match[1]) >= min && Number(match[1]) <= max;
    },
    `${[...words, `a size from ${min}px`].join(", ")}${max === Number.POSITIVE_INFINITY ? "" : ` to ${max}px`}`,
  );
}

export function textNode(tags: string[], more: Record<string, Check> = {}, maxLength?: number): Check {
  const content = maxLength === undefined ? text : textUpTo(maxLength);
  return fields({ tag: literal(...tags), content, i18n_content: translations, ...more }, ["tag", "content"]);
}

export const plainNode = textNode(["plain_text"]);

export const icon = either(
  fields({ tag: literal("standard_icon"), token: filled, color: text }, ["tag", "token"]),
  fields({ tag: literal("custom_icon"), img_key: imageKey }, ["tag", "img_key"]),
);

const urls = { pc_url: text, ios_url: text, android_url: text };
export const multiUrl = fields({ url: text, default_url: text, ...urls });
export const cardLink = fields({ url: text, ...urls });

const callbackBehaviour = fields({ type: literal("callback"), value: record(() => {}) }, ["type", "value"]);
const linkBehaviour = fields({ type: literal("open_url"), default_url: filled, ...urls }, [
  "type",
  "default_url",
]);

export const behaviors: Check = (value, at) => {
  list((item, spot) => {
    const isLink = isFields(item) && item.type === "open_url";
    (isLink ? linkBehaviour : callbackBehaviour)(item, spot);
  }, 1)(value, at);
};

export const confirm = fields({ title: plainNode, text: plainNode }, ["title", "text"]);

/** Children of a container. */
export const elements: Check = (value, at) => {
  list((item, spot) => at.card.visit(item, spot))(value, at);
};
