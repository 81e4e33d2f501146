/** A body (单位): whoever can own a task. Bodies live in a region's directory; names repeat across regions. */
export type BodyKind =
  | "department" // 部门
  | "town" // 街镇
  | "park" // 园区, 开发区
  | "dual" // 双管单位: 公安分局, 支队
  | "committee" // 议事机构: 安委会
  | "office" // its office: 安委会办公室
  | "enterprise"
  | "other";

/** What became of a body on the day it ended. */
export interface Ending {
  /** Civil date of the change, "2019-01-01". */
  on: string;
  how: "renamed" | "merged" | "dissolved";
  /** Id of the successor; null when nobody took over. */
  into: string | null;
}

export interface Body {
  /** `${region}/${name}`: readable, and stable because a renamed body is a new body with a predecessor. */
  id: string;
  /** Short name of the district as people say it ("西青区"); "" when the plan names none. */
  region: string;
  /** Canonical name, "区安监局". */
  name: string;
  /** Other and short names, old spellings, English names. */
  aliases: string[];
  kind: BodyKind;
  /** Id of the body it belongs to. */
  parent: string | null;
  founded: string | null;
  ending: Ending | null;
}

/** A collective owner (区各有关部门) as the clerk has defined it for one plan. */
export interface Group {
  id: string;
  plan: string;
  name: string;
  /** Ids of bodies. */
  members: string[];
  /** False while the members are only what a rule suggests. */
  confirmed: boolean;
}

export const bodyId = (region: string, name: string): string => `${region}/${name}`;
