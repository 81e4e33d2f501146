import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

export interface SamplePlan {
  id: string;
  title: string;
  district: string;
  /** Absolute path of the document. */
  path: string;
}

const folder = new URL("../../data/plans/", import.meta.url);

/** The first users' own documents, in the order of the manifest. */
export async function samplePlans(): Promise<SamplePlan[]> {
  const manifest: unknown = JSON.parse(await readFile(new URL("manifest.json", folder), "utf8"));
  // Our own file; a test holds its shape.
  const plans = manifest as { id: string; title: string; district: string; file: string }[];
  return plans.map(({ id, title, district, file }) => ({
    id,
    title,
    district,
    path: fileURLToPath(new URL(file, folder)),
  }));
}
