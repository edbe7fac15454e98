/** Which build of the pages is served: names what browsers keep of them, so that a new version replaces the old. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";

let known: Promise<string> | null = null;

/** Empty in development, where pages change under the same name and are not kept. */
export function buildId(): Promise<string> {
  if (process.env.NODE_ENV !== "production") return Promise.resolve("");
  known ??= readFile(join(process.cwd(), ".next", "BUILD_ID"), "utf8").then((text) => text.trim());
  return known;
}
