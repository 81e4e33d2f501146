import type { CardJson } from "../chat/platform.ts";
import type { ActionAnswer } from "../feishu/incoming.ts";
import { isRecord } from "./card-tree.ts";
import type { Answered } from "./push.ts";
import { refuseBadCard } from "./refuse-bad-card.ts";
import type { World } from "./world.ts";

type Toast = NonNullable<ActionAnswer["toast"]>;

export interface ReadAnswer {
  toast: Toast | null;
  card: CardJson | null;
  /** 200341 late · 200342 unreachable · 200671 not 200 · 200672 wrong shape · 200673 bad card · 200830 old card version. */
  error: number | null;
}

const failed = (error: number): ReadAnswer => ({ toast: null, card: null, error });

const toastTypes: string[] = ["info", "success", "error", "warning"] satisfies Toast["type"][];

/** Judges a bot's answer to a card callback as the platform does. */
export function readAnswer(world: World, answered: Answered): ReadAnswer {
  if (!answered.response) return failed(answered.outcome === "late" ? 200341 : 200342);
  if (answered.response.status !== 200) return failed(200671);
  let body: unknown;
  try {
    body = JSON.parse(answered.text);
  } catch {
    return failed(200672);
  }
  if (!isRecord(body) || Object.keys(body).some((key) => key !== "toast" && key !== "card"))
    return failed(200672);
  const toast = body.toast === undefined ? null : readToast(body.toast);
  if (toast === false) return failed(200672);
  if (body.card === undefined) return { toast, card: null, error: null };
  return readCard(world, body.card, toast);
}

function readToast(toast: unknown): Toast | false {
  if (!isRecord(toast) || typeof toast.content !== "string") return false;
  const type = toast.type ?? "info";
  if (typeof type !== "string" || !toastTypes.includes(type)) return false;
  return { type: type as Toast["type"], content: toast.content };
}

function readCard(world: World, card: unknown, toast: Toast | null): ReadAnswer {
  if (!isRecord(card) || card.type !== "raw" || !isRecord(card.data)) return failed(200672);
  if (card.data.schema !== "2.0") return failed(200830);
  try {
    return { toast, card: refuseBadCard(world, card.data), error: null };
  } catch {
    return failed(200673);
  }
}
