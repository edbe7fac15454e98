/**
 * Queries that walk a whole project, off the thread that serves all requests: SQLite computes in the thread that calls
 * it, and a search through a million tasks would make every annotator wait. Threads start when they are
 * needed.
 */
import { join } from "node:path";
import { Worker, type WorkerOptions } from "node:worker_threads";
import type { SqlText } from "./database";

type Answer = { id: number; rows?: unknown[]; problem?: string };
type Pending = { resolve: (rows: unknown[]) => void; reject: (error: Error) => void };

/** Found from the program's folder, as the migrations are: the bundle has no files beside it. */
const workerFile = () => join(process.env.CONCORD_ROOT ?? process.cwd(), "db", "client", "scan-worker.js");

/** Written without `new Worker(…)`: the bundler would look for the file among its own modules and not find it. */
const makeThread = (file: string, options: WorkerOptions): Worker =>
  Reflect.construct(Worker, [file, options]);

export type Scanner = {
  scan: (query: SqlText) => Promise<unknown[]>;
  close: () => Promise<void>;
};

/** A count that walks a project is not to keep the next page of a list waiting. */
const THREADS = 2;

/** Threads that take the queries in turn, each started when the others are busy. @param path file of the database */
export function startScanner(path: string, busyTimeoutMs: number): Scanner {
  const threads = Array.from({ length: THREADS }, () => startThread(path, busyTimeoutMs));
  const leastBusy = () => threads.reduce((least, one) => (one.waiting() < least.waiting() ? one : least));
  return {
    scan: (query) => leastBusy().scan(query),
    close: async () => {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

function startThread(path: string, busyTimeoutMs: number): Scanner & { waiting: () => number } {
  const pending = new Map<number, Pending>();
  let worker: Worker | null = null;
  let lastId = 0;
  let closed = false;

  const fail = (error: Error) => {
    worker = null;
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  };
  const started = (): Worker => {
    if (worker) return worker;
    const fresh = makeThread(workerFile(), { workerData: { path, busyTimeoutMs } });
    // The program does not wait for this thread when it ends.
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
    waiting: () => pending.size,
    scan: ({ sql, params }) =>
      new Promise((resolve, reject) => {
        // A thread started now would hold a file open that its owner believes closed.
        if (closed) return reject(new Error("the database was closed"));
        const id = ++lastId;
        pending.set(id, { resolve, reject });
        started().postMessage({ id, sql, params });
      }),
    close: async () => {
      const ending = worker;
      closed = true;
      fail(new Error("the database was closed"));
      await ending?.terminate();
    },
  };
}
