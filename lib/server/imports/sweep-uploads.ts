/** Takes away uploads that no job will read: of imports cut off by a crash, or of a project deleted meanwhile. */
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { liveJobIds } from "@/db/queries/jobs";
import type { Services } from "../context";

/** Another process may be receiving a younger one right now. */
const MIN_AGE_MS = 24 * 3_600_000;

export async function sweepUploads(services: Services): Promise<number> {
  const folder = join(services.config.dataDir, "uploads");
  const names = await readdir(folder).catch(() => []);
  if (names.length === 0) return 0;
  const live = new Set(await liveJobIds(services.database.read));
  let removed = 0;
  // An unpacked table is called like its upload, with an ending.
  for (const name of names.filter((item) => !live.has(item.split(".")[0] ?? item))) {
    const path = join(folder, name);
    const facts = await stat(path).catch(() => null);
    if (!facts || services.now() - facts.mtimeMs < MIN_AGE_MS) continue;
    await rm(path, { force: true, recursive: true });
    removed++;
  }
  return removed;
}
