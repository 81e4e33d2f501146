import { describe, expect, test } from "vitest";
import { CODES, meaningOf, subCodeOf, TOKEN_CODES } from "../../src/feishu/codes.ts";

const kindOf = (code: number, message = "", httpStatus = 400) =>
  meaningOf({ httpStatus, code, message }, "unknown").kind;

/** Codes that the platform's pages name, and what is to be done about them. */
const BRANCHES: Record<string, number[]> = {
  retry: [230020, 99991400, 11232, 11233],
  unknown: [230049],
  quota: [99991403],
  gone: [230002, 230013, 230029, 230053, 232009, 230011, 230031, 230110, 234003, 234004, 41012, 40008],
  config: [
    230006, 230018, 230027, 230035, 230038, 230075, 99991661, 99991663, 99991668, 99991672, 99991673,
    99991662, 10015, 99992352, 99992364, 41050, 40004,
  ],
  refused: [
    230001, 230017, 230022, 230025, 230028, 230054, 230055, 230099, 234006, 234010, 234037, 300305, 43010,
  ],
};

describe("codes", () => {
  test.each(Object.entries(BRANCHES))("%s", (kind, codes) => {
    expect(codes.filter((code) => kindOf(code) !== kind)).toEqual([]);
  });

  test("every one tells a person what to do, in both languages, and what is gone", () => {
    for (const [code, { kind, zh, en, gone }] of CODES) {
      expect([code, zh]).toEqual([code, expect.stringMatching(/^\p{Script=Han}.{5,}。$/u)]);
      expect([code, en]).toEqual([code, expect.stringMatching(/^[A-Z].*\.$/)]);
      expect([code, gone !== undefined]).toEqual([code, kind === "gone"]);
    }
  });

  test("the codes of a token that is no longer good are known ones", () => {
    expect([...TOKEN_CODES].filter((code) => !CODES.has(code))).toEqual([]);
  });

  test("11310 is a click being answered, or too much in a card", () => {
    expect(kindOf(11310, "card action is lock")).toBe("retry");
    expect(kindOf(11310, "element exceeds the limit")).toBe("refused");
    expect(kindOf(230099, "ext=ErrCode: 11310; ErrMsg: card action is lock; ")).toBe("retry");
    expect(kindOf(230099, "ext=ErrCode: 11310; ErrMsg: element exceeds the limit; ")).toBe("refused");
  });

  test("a known code counts more than its HTTP status", () => {
    expect(kindOf(230020, "", 500)).toBe("retry");
    expect(kindOf(99991403, "", 429)).toBe("quota");
  });

  test("sub-codes are read from the message", () => {
    expect(subCodeOf("Failed, ext=ErrCode: 200914; ErrMsg: x; ErrPath: ROOT -> a; ")).toEqual({
      subCode: 200914,
      errPath: "ROOT -> a",
    });
    expect(subCodeOf("plain")).toEqual({});
  });
});
