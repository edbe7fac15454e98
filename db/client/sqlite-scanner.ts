/**
 * Queries that walk a whole project, off the thread that serves everybody: SQLite computes in the thread that calls it,
 * and a search through a million tasks would make every annotator wait. The thread starts with the first such query.
 */
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { SqlText } from "./database";

type Answer = { id: number; rows?: unknown[]; problem?: string };
type Pending = { resolve: (rows: unknown[]) => void; reject: (error: Error) => void };

/** Found from the program's folder, as the migrations are: the bundle has no files beside it. */
const workerFile = () => join(process.env.CONCORD_ROOT ?? process.cwd(), "db", "client", "scan-worker.js");

export type Scanner = {
  scan: (query: SqlText) => Promise<unknown[]>;
  close: () => Promise<void>;
};

/** @param path file of the database */
export function startScanner(path: string, busyTimeoutMs: number): Scanner {
  const pending = new Map<number, Pending>();
  let worker: Worker | null = null;
  let lastId = 0;

  const fail = (error: Error) => {
    worker = null;
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  };
  const started = (): Worker => {
    if (worker) return worker;
    // Not `new Worker(…)`: the bundler replaces its path by one inside the bundle, where the file is not.
    const fresh: Worker = Reflect.construct(Worker, [workerFile(), { workerData: { path, busyTimeoutMs } }]);
    // Nobody waits for it when the program ends.
    fresh.unref();
    fresh.on("message", ({ id, rows, problem }: Answer) => {
      const waiting = pending.get(id);
      pending.delete(id);
      if (problem === undefined) waiting?.resolve(rows ?? []);
      else waiting?.reject(new Error(problem));
    });
    fresh.on("error", fail);
    fresh.on("exit", () => {
      if (worker === fresh) fail(new Error("the thread for long queries ended"));
    });
    worker = fresh;
    return fresh;
  };

  return {
    scan: ({ sql, params }) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        pending.set(id, { resolve, reject });
        started().postMessage({ id, sql, params });
      }),
    close: async () => {
      const ending = worker;
      fail(new Error("the database was closed"));
      await ending?.terminate();
    },
  };
}
