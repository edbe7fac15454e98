#!/usr/bin/env node
/** The command line. `start` needs nothing but Node; every other command lives in lib/server/cli. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const BUILT_FROM = [
  "app",
  "components",
  "lib",
  "db",
  "public",
  "next.config.js",
  "package.json",
  "instrumentation.ts",
  "proxy.ts",
];
const DRAIN_MS = 10_000;

function newest(path) {
  if (!existsSync(path)) return 0;
  const info = statSync(path);
  if (!info.isDirectory()) return info.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), 0);
}

/** Builds unless a build of these very files is there. */
function buildOnce() {
  const stamp = join(root, ".next", "concord-stamp");
  const wanted = String(Math.max(...BUILT_FROM.map((name) => newest(join(root, name)))));
  const built =
    existsSync(join(root, ".next", "BUILD_ID")) &&
    existsSync(stamp) &&
    readFileSync(stamp, "utf8") === wanted;
  if (built) return;
  console.log("Building once; this takes about half a minute…");
  const { status } = spawnSync(process.execPath, [join(root, "node_modules/next/dist/bin/next"), "build"], {
    cwd: root,
    stdio: "inherit",
  });
  if (status !== 0) {
    console.error("The build failed; see above.");
    process.exit(status ?? 1);
  }
  writeFileSync(stamp, wanted);
}

function stopOn(server, app) {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    // Requests under way get their answer; idle connections are closed at once.
    server.close(() => app.close().finally(() => process.exit(0)));
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), DRAIN_MS).unref();
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

async function start() {
  const hostname = process.env.CONCORD_HOST || "127.0.0.1";
  const port = Number(process.env.PORT || 3000);
  process.env.CONCORD_DATA_DIR = resolve(process.env.CONCORD_DATA_DIR || join(root, "data"));
  process.env.CONCORD_ROOT = root;
  process.env.NODE_ENV = "production";
  process.chdir(root);
  buildOnce();
  const { default: next } = await import("next");
  const app = next({ dev: false, dir: root, hostname, port });
  await app.prepare();
  const handle = app.getRequestHandler();
  const server = createServer((request, response) => handle(request, response));
  // A slow sender of headers is cut off; a large upload may take as long as it needs.
  server.headersTimeout = 15_000;
  server.requestTimeout = 0;
  server.keepAliveTimeout = 65_000;
  server.on("error", (error) => {
    const text =
      error.code === "EADDRINUSE"
        ? `Port ${port} is in use. Choose another one: PORT=3001 npm start`
        : error.message;
    console.error(text);
    process.exit(1);
  });
  server.listen(port, hostname, () =>
    console.log(`Concord is ready: ${process.env.CONCORD_URL || `http://localhost:${port}`}`),
  );
  stopOn(server, app);
}

async function other(args) {
  process.env.CONCORD_DATA_DIR = resolve(process.env.CONCORD_DATA_DIR || join(root, "data"));
  process.env.CONCORD_ROOT = root;
  process.chdir(root);
  const { register } = await import("tsx/esm/api");
  register();
  const { main } = await import("../lib/server/cli/main.ts");
  process.exitCode = await main(args);
}

const [command, ...rest] = process.argv.slice(2);
await (command === "start" ? start() : other(command === undefined ? ["help"] : [command, ...rest]));
