import type { Body } from "./body.ts";

type Member = Pick<Body, "name" | "kind">;

interface GroupRule {
  /** Words of the group's name. */
  words: RegExp;
  holds(body: Member): boolean;
}

const isStreet = (body: Member): boolean => body.kind === "town" && /街(?:道|$)/.test(body.name);
const isTownship = (body: Member): boolean => body.kind === "town" && /[镇乡]/.test(body.name);
const isKind =
  (...kinds: Body["kind"][]) =>
  (body: Member): boolean =>
    kinds.includes(body.kind);

/** Party, staff and supervising bodies: departments, but of no line of business (管行业必须管安全 does not mean them). */
const ofNoIndustry =
  /组织部|宣传部|统战部|统计|审计|编办|财政|政府办|府办|监察|司法|法制|人社|人力|安监|应急|安委|总工会|信访|档案/;

/**
 * Whom a collective most likely stands for, told from its name; the first rule that fits. The clerk confirms or changes
 * it: until then every answer through it says that it is an inference.
 */
const rules: GroupRule[] = [
  { words: /成员单位/, holds: isKind("department", "dual", "town", "park") },
  { words: /生产经营单位|企业/, holds: isKind("enterprise") },
  { words: /专业.*委员会|专业委|专委会/, holds: isKind("committee") },
  { words: /行业/, holds: (body) => isKind("department", "dual")(body) && !ofNoIndustry.test(body.name) },
  { words: /属地/, holds: isKind("town", "park") },
  { words: /政府.*部门|街镇.*部门|镇街.*部门|街道.*部门/, holds: isKind("town", "department", "dual") },
  { words: /街.*镇|镇.*街|各级政府|各级党委|乡.*街|街.*乡/, holds: isKind("town") },
  { words: /街道|街(?:道)?办/, holds: isStreet },
  { words: /镇|乡/, holds: isTownship },
  { words: /园区|功能区/, holds: isKind("park") },
  { words: /部门|单位|委办局|各局/, holds: isKind("department", "dual") },
];

export const groupHolds = (group: string, body: Member): boolean =>
  rules.find((rule) => rule.words.test(group))?.holds(body) ?? false;

/** The bodies that a new group most likely holds: those that were there when the plan began, not their later heirs. */
export const suggestMembers = (group: string, bodies: readonly Body[]): Body[] =>
  bodies.filter((body) => body.founded === null && groupHolds(group, body));
