import daxing from "../../../data/directories/daxing.json" with { type: "json" };
import haicang from "../../../data/directories/haicang.json" with { type: "json" };
import qingxin from "../../../data/directories/qingxin.json" with { type: "json" };
import xiqing from "../../../data/directories/xiqing.json" with { type: "json" };
import { type Body, type BodyKind, bodyId } from "../../domain/body.ts";
import { spellings } from "../../domain/names/body-name.ts";

interface BodyFile {
  name: string;
  kind: string;
  aliases: string[];
  parent?: string;
  founded?: string;
  ending?: { on: string; how: string; into: string };
}

/** A district's directory as kept in data/directories; written out, Workers have no folders to look into. */
export interface KnownDirectory {
  /** "西青区" */
  region: string;
  /** Other names of the district, which may stand before a body's name or in a plan's title. */
  names: string[];
  bodies: BodyFile[];
}

export const knownDirectories: readonly KnownDirectory[] = [xiqing, qingxin, daxing, haicang];

/** By the district's name, else by the beginning of the plan's title (新区安全生产…规划 names no district but that). */
export function knownDirectory(region: string, title = ""): KnownDirectory | undefined {
  const goesBy = (directory: KnownDirectory, name: string): boolean =>
    directory.region === name || directory.names.includes(name);
  if (region) return knownDirectories.find((directory) => goesBy(directory, region));
  return knownDirectories.find((directory) =>
    [directory.region, ...directory.names].some((name) => title.startsWith(name)),
  );
}

/** Every name of the district, its own first; only the name itself where no directory is kept. */
export function regionNames(region: string, title = ""): string[] {
  const known = knownDirectory(region, title);
  const short = region.replace(/[区县市旗]$/, "");
  const names = known ? [known.region, ...known.names] : short.length >= 2 ? [region, short] : [region];
  return [...new Set(names)].filter(Boolean);
}

/** The bodies of a kept directory as bodies of `region` (the plan's own word for its district). */
export function bodiesFrom(directory: KnownDirectory, region: string): Body[] {
  return directory.bodies.map((body) => ({
    id: bodyId(region, body.name),
    region,
    name: body.name,
    aliases: body.aliases,
    // Checked by the test that reads every directory file.
    kind: body.kind as BodyKind,
    parent: body.parent ? bodyId(region, body.parent) : null,
    founded: body.founded ?? null,
    ending: body.ending
      ? { on: body.ending.on, how: body.ending.how as "merged", into: bodyId(region, body.ending.into) }
      : null,
  }));
}

/** Names that a body of this name goes by anywhere: what the kept directories say, without what is local to them. */
export function usualAliases(name: string): string[] {
  const wanted = new Set(spellings(name));
  const aliases = knownDirectories.flatMap((directory) => {
    const local = [directory.region, ...directory.names];
    return directory.bodies
      .filter((body) =>
        [body.name, ...body.aliases].flatMap(spellings).some((spelling) => wanted.has(spelling)),
      )
      .flatMap((body) => [body.name, ...body.aliases])
      .filter((alias) => !local.some((word) => alias.includes(word)));
  });
  return [...new Set(aliases)].filter((alias) => alias !== name);
}

/** What the name of a body says of its kind. */
export function kindOf(name: string): BodyKind {
  if (/(?:街道|镇|乡)(?:办事处|办|人民政府|政府|党委|党工委)?$|街道办事处$/.test(name)) return "town";
  if (/开发区|园区|保税区|高新区|管委会$/.test(name)) return "park";
  if (/(?:安委会|委员会|领导小组|指挥部)办公室$|安委办$/.test(name)) return "office";
  if (/安委会$|领导小组$|指挥部$|安全委员会$|减灾委$/.test(name)) return "committee";
  if (/分局$|支队$|大队$|海事局$|海事处$|气象局$/.test(name)) return "dual";
  if (/公司$|集团$|企业$|厂$|银行$/.test(name)) return "enterprise";
  return "department";
}
