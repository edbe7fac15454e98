/** The built server on an empty data folder of its own, for the browser tests. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = mkdtempSync(join(tmpdir(), "concord-browser-"));
const server = spawn(
  "node_modules/.bin/next",
  ["start", "-p", process.env.PORT ?? "3411", "-H", "127.0.0.1"],
  {
    stdio: "inherit",
    env: { ...process.env, CONCORD_DATA_DIR: folder, NODE_ENV: "production" },
  },
);
const stop = () => server.kill("SIGTERM");
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
server.on("exit", (code) => {
  rmSync(folder, { recursive: true, force: true });
  process.exit(code ?? 0);
});
