import { describe, expect, test } from "vitest";
import { createDirectory } from "../../src/domain/directory.ts";
import { bodiesFrom, knownDirectories, knownDirectory } from "../../src/services/bodies/known-directories.ts";

const directoryOf = (region: string) => createDirectory(bodiesFrom(knownDirectory(region)!, region));
const xiqing = directoryOf("西青区");
const daxing = directoryOf("大兴区");
const haicang = directoryOf("海沧区");

const names = (directory: typeof xiqing, words: string) => {
  const found = directory.guess(words) ?? directory.latin(words);
  return found ? `${found.how}: ${found.bodies.map((body) => body.name).join(" ")}` : null;
};

describe("a name is recognised", () => {
  test.each([
    ["区安监局", "exact: 区安监局"],
    ["安监局", "exact: 区安监局"],
    ["安委会", "exact: 区安委会"],
    ["安委会办公室", "exact: 区安委办"],
    ["教委", "exact: 区教育局"],
    ["交警西青支队", "exact: 交通西青支队"],
    ["建委", "exact: 区建委"],
    ["住建委", "exact: 区建委"],
    ["市场监管委", "exact: 区市场监管局"],
    ["应急局", "exact: 区应急局"],
    ["应急办", "exact: 区应急办"],
    ["安监办", "suffix: 区安监局"],
    ["消防大队", "suffix: 消防西青支队"],
    ["安检局", "sound: 区安监局"],
    ["工信为", "sound: 区工信委"],
    ["安临局", "look: 区安监局"],
    ["监安局", "slip: 区安监局"],
    ["市场监督局", "slip: 区市场监管局"],
    ["市场监局", "slip: 区市场监管局"],
    ["anjianju", "pinyin: 区安监局"],
    ["ajj", "initials: 区安监局"],
    // Mistyped names that fit two bodies fit both: the bot asks back.
    ["安委局", "suffix: 区安委会 区安委办"],
    // Another real body is not a slip of ours.
    ["税务局", null],
    ["林业局", null],
    ["火箭局", null],
    ["jj", null],
  ])("%s", (words, expected) => expect(names(xiqing, words)).toBe(expected));

  test("each district has its own", () => {
    expect(names(daxing, "开发区安监局")).toBe("exact: 开发区安监局");
    expect(names(daxing, "安监局")).toBe("exact: 安监局");
    expect(names(haicang, "规划局")).toBe("exact: 规划分局");
    expect(names(haicang, "住建局")).toBe("exact: 区建设局");
  });
});

describe("succession", () => {
  const body = (name: string) => xiqing.exact(name)[0]!;

  test("a body answers for those merged into it, from that day", () => {
    const names = (on: string) => xiqing.lineOf(body("应急局"), on).map((each) => each.name);
    expect(names("2018-12-31")).toEqual(["区应急局"]);
    expect(names("2019-01-01")).toEqual(["区应急局", "区安监局", "区应急办"]);
  });

  test("its heir is who took over, not before the day", () => {
    expect(xiqing.heirOf(body("安监局"), "2018-12-31").name).toBe("区安监局");
    expect(xiqing.heirOf(body("安监局"), "2019-01-01").name).toBe("区应急局");
  });
});

describe("the kept directories", () => {
  const kinds = ["department", "town", "park", "dual", "committee", "office", "enterprise", "other"];

  test.each(knownDirectories)(
    "$region: kinds are known, parents and heirs are held, no two share a name",
    (kept) => {
      const bodies = bodiesFrom(kept, kept.region);
      const ids = new Set(bodies.map((body) => body.id));
      const directory = createDirectory(bodies);
      for (const body of bodies) {
        expect(kinds).toContain(body.kind);
        if (body.parent) expect(ids).toContain(body.parent);
        if (body.ending) expect(ids).toContain(body.ending.into);
        for (const name of [body.name, ...body.aliases]) {
          expect(directory.guess(name.toLowerCase())?.bodies, name).toEqual([body]);
        }
      }
    },
  );
});
