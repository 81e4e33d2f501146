/** One person of a list of liaisons, as written; "" where nothing is. */
export interface LiaisonLine {
  /** 1-based line or row of the source. */
  line: number;
  body: string;
  name: string;
  openId: string;
  /** Said to be the head (单位负责人). */
  head: boolean;
}
