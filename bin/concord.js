#!/usr/bin/env node
/** `concord start` builds once and serves, `concord build` only builds; every other command is lib/server/cli, bundled by bundle.js. */
import { createServer } from "node:http";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { buildOnce } from "./build.js";
import { bundleOnce } from "./bundle.js";
import { staticFiles } from "./static-files.js";

process.env.NEXT_TELEMETRY_DISABLED = "1";
const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const HEADERS_TIMEOUT_MS = 15_000;
const KEEP_ALIVE_MS = 65_000;
/** No byte in either direction for this long ends a connection; a slow upload that moves goes on. */
const IDLE_MS = 120_000;
const DRAIN_MS = 10_000;

function explainListenError(error, hostname, port) {
  if (error.code === "EADDRINUSE")
    console.error(
      `Port ${port} is in use. Stop the other program, or choose a port: PORT=${port + 1} npm start`,
    );
  else if (error.code === "EACCES") console.error(`Port ${port} needs more rights. Choose one above 1024.`);
  else console.error(`Cannot listen on ${hostname}:${port}: ${error.message}`);
  process.exit(1);
}

function stopOnSignal(server) {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    console.log("Stopping…");
    setTimeout(() => process.exit(0), DRAIN_MS).unref();
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    // A kept-alive connection becomes idle only when its last answer is out.
    setInterval(() => server.closeIdleConnections(), 200).unref();
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

function portOf(text) {
  const port = Number(text ?? 3000);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  console.error(`PORT is not a port number: ${text}`);
  return process.exit(1);
}

/**
 * By itself V8 lets the old generation grow fourfold before it looks for garbage there: the memory of an import then rises
 * with its rows, though none of them is kept. Set here, as a version of Node without this setting goes on without it.
 */
const collectSooner = () => setFlagsFromString("--heap-growing-percent=50");

async function start() {
  collectSooner();
  const port = portOf(process.env.PORT || undefined);
  const hostname = process.env.CONCORD_HOST || "127.0.0.1";
  process.env.PORT = String(port);
  process.env.CONCORD_URL ||= `http://localhost:${port}`;
  process.env.NEXTAUTH_URL ||= process.env.CONCORD_URL;
  const server = createServer({ headersTimeout: HEADERS_TIMEOUT_MS, requestTimeout: 0 });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.timeout = IDLE_MS;
  // Nothing here speaks another protocol; left to Next, some such connections stay open without an answer.
  server.on("upgrade", (_request, socket) => socket.destroy());
  server.on("error", (error) => explainListenError(error, hostname, port));
  // The port is taken before the slow part, so that a second start fails at once and touches nothing.
  await new Promise((done) => server.listen(port, hostname, done));
  const ready = prepareNext(server, { hostname, port });
  const trustProxy = process.env.CONCORD_TRUST_PROXY === "true";
  // Until Next is up, a request waits for it.
  server.on("request", (request, response) => {
    // Next keeps a given address instead of adding the socket's; without a proxy it is the visitor's own claim.
    if (!trustProxy) delete request.headers["x-forwarded-for"];
    ready.then(
      (handle) => handle(request, response),
      () => response.destroy(),
    );
  });
  await ready;
  stopOnSignal(server);
}

async function prepareNext(httpServer, { hostname, port }) {
  await buildOnce(root);
  process.env.NODE_ENV = "production";
  const { default: next } = await import("next");
  const app = next({ dev: false, dir: root, hostname, port, httpServer });
  // Its instrumentation opens the database, says that Concord is running, or ends the process with the reason.
  await app.prepare();
  const answerStatic = await staticFiles(root);
  const handle = app.getRequestHandler();
  return (request, response) => answerStatic(request, response) || handle(request, response);
}

async function runCommand() {
  process.env.CONCORD_LOG_LEVEL ||= "warn";
  const { main } = await import(pathToFileURL(join(await bundleOnce(), "cli.js")).href);
  process.exitCode = await main(process.argv.slice(2));
}

/** Paths in the arguments are relative to the folder in which the command was typed, not to the program's. */
function settle() {
  const cwd = process.cwd();
  process.env.CONCORD_ROOT = root;
  process.env.CONCORD_CWD = cwd;
  process.env.CONCORD_DATA_DIR = resolve(cwd, process.env.CONCORD_DATA_DIR || "data");
  if (process.env.DATABASE_URL?.startsWith("file:"))
    process.env.DATABASE_URL = `file:${resolve(cwd, process.env.DATABASE_URL.slice("file:".length))}`;
  process.chdir(root);
}

settle();
const RUNS = { start, build: () => buildOnce(root) };
const [word, ...others] = process.argv.slice(2);
const run = others.length === 0 && Object.hasOwn(RUNS, word ?? "") ? RUNS[word] : runCommand;
run().catch((error) => {
  console.error(error);
  process.exit(1);
});
