/**
 * Writes the expected draft of one named golden case anew and prints what changed, for a person to read:
 * `npx tsx tests/importers/regenerate.ts merged-table`
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { goldenCases, printed } from "./golden.ts";

const [name] = process.argv.slice(2);
const found = goldenCases().find((each) => each.name === name);
if (!found) {
  console.error(
    `Name one case: ${goldenCases()
      .map((each) => each.name)
      .join(", ")}`,
  );
  process.exit(2);
}
const before = existsSync(found.expected) ? readFileSync(found.expected, "utf8").split("\n") : [];
const text = printed(found.read());
const after = text.split("\n");
for (const line of before) if (!after.includes(line)) console.log(`- ${line}`);
for (const line of after) if (!before.includes(line)) console.log(`+ ${line}`);
writeFileSync(found.expected, text);
