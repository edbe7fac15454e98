/** The build that `concord start`, the browser tests and `npm run check` share: made once for the sources as they are. */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { bundleOnce } from "./bundle.js";
import { newestMtime } from "./newest.js";
import { compressStatic } from "./static-files.js";

const SOURCES = [
  "app",
  "components",
  "lib",
  "db",
  "public",
  "next.config.js",
  "package.json",
  "instrumentation.ts",
  "instrumentation-client.ts",
  "proxy.ts",
];

const stampOf = (root) => join(root, ".next", "concord-stamp");

function isBuilt(root, sourceMs) {
  const stamp = stampOf(root);
  if (!existsSync(join(root, ".next", "BUILD_ID")) || !existsSync(stamp)) return false;
  return Number(readFileSync(stamp, "utf8")) >= sourceMs;
}

/** Ends the process when the build fails, or is stopped. */
export async function buildOnce(root) {
  await bundleOnce();
  const sourceMs = Math.max(...SOURCES.map((name) => newestMtime(join(root, name))));
  if (isBuilt(root, sourceMs)) return;
  console.log("Building once, about half a minute…");
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
  const child = spawn(process.execPath, [next, "build"], { cwd: root, stdio: "inherit", env });
  let stopped = false;
  const stop = () => {
    stopped = true;
    child.kill("SIGTERM");
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  const code = await new Promise((done) => {
    child.on("exit", (exitCode) => done(exitCode));
    child.on("error", () => done(1));
  });
  process.off("SIGTERM", stop);
  process.off("SIGINT", stop);
  if (stopped) process.exit(0);
  if (code !== 0) {
    console.error("The build failed; see above.");
    process.exit(1);
  }
  await compressStatic(root);
  mkdirSync(dirname(stampOf(root)), { recursive: true });
  writeFileSync(stampOf(root), String(sourceMs));
}
