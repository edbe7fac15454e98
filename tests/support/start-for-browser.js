/** The server as `npm start` runs it, on an empty data folder of its own, for the browser tests. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = mkdtempSync(join(tmpdir(), "concord-browser-"));
const server = spawn(process.execPath, ["bin/concord.js", "start"], {
  stdio: "inherit",
  env: { ...process.env, CONCORD_DATA_DIR: folder },
});
const stop = () => server.kill("SIGTERM");
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
server.on("exit", (code) => {
  rmSync(folder, { recursive: true, force: true });
  process.exit(code ?? 0);
});
