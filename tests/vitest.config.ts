import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";

/** Where `.ci/run` wants each project's counts, as JSON. */
const results = process.env.TEST_RESULTS;

const project = (
  name: string,
  include: string[],
  more: { exclude?: string[]; testTimeout?: number } = {},
) => ({
  extends: true as const,
  test: { name, include, ...more, exclude: [...configDefaults.exclude, ...(more.exclude ?? [])] },
});

const elsewhere = ["tests/workers/**", "tests/browser/**", "tests/bench/**"];

/** `npm test` runs `app`; the others have scripts of their own, as they need workerd, a browser or quiet. */
export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: {
    maxWorkers: 2,
    reporters: results ? ["default", "json"] : ["default"],
    ...(results ? { outputFile: { json: results } } : {}),
    projects: [
      project("app", ["tests/**/*.test.ts"], { exclude: elsewhere, testTimeout: 30_000 }),
      project("workers", ["tests/workers/**/*.test.ts"], { testTimeout: 30_000 }),
      project("browser", ["tests/browser/**/*.test.ts"], { testTimeout: 120_000 }),
      {
        extends: true,
        test: { name: "bench", include: [], benchmark: { include: ["tests/bench/**/*.bench.ts"] } },
      },
    ],
  },
});
