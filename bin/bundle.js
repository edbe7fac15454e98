/**
 * Bundles what runs by itself: the command line and the worker thread of Node, and the worker of the browser that runs
 * models. It takes half a second, so it is done whenever a source is newer, also without the pages being built.
 */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { newestMtime } from "./newest.js";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const FOLDER = join(root, "build");
const STAMP = join(FOLDER, "stamp");
const SOURCES = ["lib", "db", "package.json", "tsconfig.json", "bin/bundle.js"];

/** @returns the folder of the bundles: `cli.js`, `worker.js` and `segment-worker.js` */
export async function bundleOnce() {
  const sourceMs = Math.max(...SOURCES.map((name) => newestMtime(join(root, name))));
  if (existsSync(STAMP) && Number(readFileSync(STAMP, "utf8")) >= sourceMs) return FOLDER;
  const { build } = await import("esbuild");
  // Made beside and put in place whole: commands may start at the same time, and a server may be starting its worker.
  const fresh = `${FOLDER}-${process.pid}`;
  await build({
    absWorkingDir: root,
    entryPoints: { cli: "lib/server/cli/main.ts", worker: "lib/server/worker/serve-worker.ts" },
    outdir: fresh,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20.9",
    packages: "external",
    sourcemap: "linked",
    chunkNames: "shared-[hash]",
    logLevel: "warning",
  });
  await build({
    absWorkingDir: root,
    entryPoints: { "segment-worker": "lib/client/segment/worker.ts" },
    outdir: fresh,
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    logLevel: "warning",
  });
  writeFileSync(join(fresh, "stamp"), String(sourceMs));
  rmSync(FOLDER, { recursive: true, force: true });
  try {
    renameSync(fresh, FOLDER);
  } catch (error) {
    // Another process was faster, from the same sources.
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(STAMP)) throw error;
  }
  return FOLDER;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundleOnce();
