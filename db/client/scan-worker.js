/** The thread behind `scan` on SQLite: one read-only connection, one query at a time. Plain JavaScript, since a worker is
 * started from its file and not from the bundle. */
import { parentPort, workerData } from "node:worker_threads";
import Sqlite from "better-sqlite3";

const connection = new Sqlite(workerData.path, { readonly: true });
connection.pragma(`busy_timeout = ${workerData.busyTimeoutMs}`);
connection.pragma("cache_size = -32000");

parentPort.on("message", ({ id, sql, params }) => {
  try {
    parentPort.postMessage({ id, rows: connection.prepare(sql).all(...params) });
  } catch (error) {
    parentPort.postMessage({ id, problem: error instanceof Error ? error.message : String(error) });
  }
});
