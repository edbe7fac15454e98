/** When a file, or anything in a folder, was last changed: what was built before that is out of date. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** Milliseconds since 1970; 0 where there is nothing. */
export function newestMtime(path) {
  if (!existsSync(path)) return 0;
  const facts = statSync(path);
  if (!facts.isDirectory()) return facts.mtimeMs;
  const inside = readdirSync(path).map((name) => newestMtime(join(path, name)));
  // The folder's own time tells of files that were taken away.
  return Math.max(facts.mtimeMs, ...inside);
}
