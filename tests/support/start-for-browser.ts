/** The server as `npm start` runs it, on an empty data folder (or a PostgreSQL) of its own, for the browser tests. */
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { browserModelDir } from "./model-dir";
import { scratchFolder } from "./scratch";
import { startPostgres } from "./start-postgres";

const folder = scratchFolder("concord-browser-");
const postgres = process.env.CONCORD_TEST_DATABASE === "postgres" ? await startPostgres(folder) : null;
await postgres?.createDatabase("concord");
const server = spawn(process.execPath, ["bin/concord.js", "start"], {
  stdio: "inherit",
  env: {
    ...process.env,
    CONCORD_DATA_DIR: join(folder, "data"),
    CONCORD_MODEL_DIR: browserModelDir(),
    ...(postgres && { DATABASE_URL: `${postgres.url}/concord` }),
  },
});
const stop = () => server.kill("SIGTERM");
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
server.on("exit", async (code) => {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
  process.exit(code ?? 0);
});
