/**
 * Runs procedures in a worker thread: figures over a whole project take seconds, during which the server would take in no
 * answer. A process has one worker; it starts with the first procedure and ends a while after the last one.
 */
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { AppError } from "@/lib/core/app-error";
import type { Services } from "../context";
import type { FromWorker, Problem, ToWorker } from "./messages";
import type { Procedure } from "./procedure";
import type { PROCEDURES, ProcedureName } from "./procedures";

/** A new worker starts in a tenth of a second, and an idle one keeps its memory. */
const IDLE_MS = 5_000;
/** Of the young generation alone: as large as that of the server it would stay in memory for nothing. */
const LIMITS = { maxYoungGenerationSizeMb: 48 };

/** A bundle of its own (bin/bundle.js), found from the program's folder, as the migrations are. */
const workerFile = () => join(process.env.CONCORD_ROOT ?? process.cwd(), "build", "worker.js");

/** Written without `new Worker(…)`: the bundler would look for the file among its own modules and not find it. */
const makeWorker = (file: string): Worker => Reflect.construct(Worker, [file, { resourceLimits: LIMITS }]);

type Pending = {
  onPart: (part: unknown) => Promise<void>;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
};

function toError({ message, expected }: Problem): Error {
  if (!expected) return new Error(message);
  const { code, told, issues, extra } = expected;
  return new AppError(code, told, { issues, extra });
}

class WorkerThread {
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | undefined;
  #lastId = 0;
  readonly #pending = new Map<number, Pending>();

  run(start: Omit<Extract<ToWorker, { do: "start" }>, "id" | "do">, pending: Pending): void {
    const id = ++this.#lastId;
    this.#pending.set(id, pending);
    const worker = this.#started();
    // A program that has nothing else to do waits for its work, and not for an idle thread.
    worker.ref();
    worker.postMessage({ id, do: "start", ...start });
  }

  #started(): Worker {
    clearTimeout(this.#idle);
    if (this.#worker) return this.#worker;
    const fresh = makeWorker(workerFile());
    fresh.on("message", (message: FromWorker) => this.#take(message));
    fresh.on("error", (error) => this.#end(fresh, error));
    fresh.on("exit", () => this.#end(fresh, new Error("the computing thread ended")));
    this.#worker = fresh;
    return fresh;
  }

  #take(message: FromWorker): void {
    const { id } = message;
    const pending = this.#pending.get(id);
    if (!pending) return;
    if (message.is === "part") {
      const say = (what: "go-on" | "stop") => this.#worker?.postMessage({ id, do: what });
      pending.onPart(message.part).then(
        () => say("go-on"),
        (error) => {
          say("stop");
          this.#finish(id);
          pending.reject(error);
        },
      );
      return;
    }
    this.#finish(id);
    if (message.is === "result") pending.resolve(message.result);
    else pending.reject(toError(message.problem));
  }

  #finish(id: number): void {
    this.#pending.delete(id);
    if (this.#pending.size > 0) return;
    this.#worker?.unref();
    this.#idle = setTimeout(() => {
      const idle = this.#worker;
      // Let go of first: a work that comes while it ends gets a thread of its own.
      this.#worker = null;
      void idle?.terminate();
    }, IDLE_MS).unref();
  }

  #end(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }
}

// Next loads route handlers and pages as separate bundles; the process must still have one thread.
const shared = globalThis as { concordWorker?: WorkerThread };

type Parts<N extends ProcedureName> =
  (typeof PROCEDURES)[N] extends Procedure<infer I, infer P, infer O>
    ? { input: I; part: P; output: O }
    : never;

/** @param onPart takes in what the work hands over before its end; when it fails, so does the work */
export function runInWorker<N extends ProcedureName>(
  { config }: Services,
  work: N,
  input: Parts<N>["input"],
  onPart?: (part: Parts<N>["part"]) => Promise<void>,
): Promise<Parts<N>["output"]> {
  shared.concordWorker ??= new WorkerThread();
  const thread = shared.concordWorker;
  return new Promise((resolve, reject) =>
    thread.run(
      { work, databaseUrl: config.databaseUrl, input },
      {
        onPart: async (part) => onPart?.(part as Parts<N>["part"]),
        resolve: (result) => resolve(result as Parts<N>["output"]),
        reject,
      },
    ),
  );
}
