import { isCollective, looksLikeBody } from "./body-names.ts";
import type { Owner } from "./clause.ts";
import type { Role } from "./draft.ts";
import { fold, isChinese } from "./fold.ts";
import { findLabels } from "./labels.ts";
import { splitNames } from "./names.ts";
import { readMarker } from "./numbering.ts";
import type { Section } from "./outline.ts";

export interface OwnerHead {
  names: string;
  /** What the line says behind the names; "" when it is only names. */
  rest: string;
}

const maxNames = 60;
const maxName = 20;
/** Fewer such lines than this, and a colon behind an office is only a colon. */
const minHeads = 3;
const minEnglishHeads = 2;

/** 市公安局：负责… or a heading that is nothing but offices. `text` comes without its number. */
export function ownerHead(text: string): OwnerHead | null {
  if (text === "" || findLabels(text)[0]?.start === 0) return null;
  const colon = fold(text).indexOf(":");
  if (!isChinese(text)) return englishHead(text);
  const names = (colon > 0 ? text.slice(0, colon) : text.replace(/[。.]$/, "")).replace(
    /(?:主要|工作)?(?:职责|职责分工|任务)$/,
    "",
  );
  if (/^(?:金额|计量|数据)?单位$/.test(names)) return null;
  if (names.length < 2 || names.length > maxNames || /[。,;]/.test(fold(names))) return null;
  const list = splitNames(names);
  if (
    list.length === 0 ||
    !list.every(({ name }) => name.length <= maxName && (looksLikeBody(name) || isCollective(name)))
  )
    return null;
  return { names, rest: colon > 0 ? text.slice(colon + 1).trim() : "" };
}

function englishHead(text: string): OwnerHead | null {
  const names = text.replace(/[:.]\s*$/, "");
  return isEnglishOwner(names) ? { names, rest: "" } : null;
}

const englishOffice =
  /(?:department|dept\.?|agency|office|division|authority|council|commission|district|services?|committee|bureau|works|board|team|unit|police|sheriff|university|college|library|parks|program|coalition|association|center|centre|ministry|secretariat)$/i;
const person = /^(?:(?:Mr|Ms|Mrs|Dr)\.? )?[A-Z][a-z]+(?: [A-Z]\.?)? [A-Z][a-z]+$|^[A-Z]\. ?[A-Z][a-z]+$/;
const initials = /^[A-Z]{2,5}(?:\/[A-Z]{2,5})*$/;

/** In English action lists a group's heading may be its owner: a body, a person's name, initials. */
export const isEnglishOwner = (heading: string): boolean =>
  heading.length <= maxNames &&
  (englishOffice.test(heading.trim()) || person.test(heading.trim()) || initials.test(heading.trim()));

/** True when the document lists duties office by office. */
export function isBodyFirst(outline: Section): boolean {
  let heads = 0;
  const look = (part: Section) => {
    if (ownerHead(part.title)) heads++;
    for (const piece of part.body) {
      if (piece.kind === "line" && ownerHead(piece.text.slice(readMarker(piece.text)?.length ?? 0))) heads++;
    }
    part.children.forEach(look);
  };
  look(outline);
  return heads >= (isChinese(outline.children[0]?.text ?? "") ? minHeads : minEnglishHeads);
}

/** 市公安局：牵头… leads; 配合… supports; the rest are responsible. */
export function rolesByDuty(owners: readonly Owner[], duty: string): Owner[] {
  const begins = fold(duty).trim();
  const role: Role | null = /^(?:负责)?牵头/.test(begins)
    ? "lead"
    : /^(?:负责)?(?:配合|协助|支持|协同)/.test(begins)
      ? "support"
      : /^参与/.test(begins)
        ? "participate"
        : null;
  return owners.map((owner) => (role ? { ...owner, role } : owner));
}
