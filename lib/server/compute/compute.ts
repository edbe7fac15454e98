/**
 * Has a work done in a thread of its own: figures over a whole project take seconds, during which nobody's answer would be
 * taken in. One thread per process; it starts with the first work and ends when there was none for a while.
 */
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { AppError } from "@/lib/core/app-error";
import type { Services } from "../context";
import type { FromThread, Problem, ToThread } from "./messages";
import type { Work } from "./work";
import type { WORKS, WorkName } from "./works";

const IDLE_MS = 120_000;

/** Found from the program's folder, as the migrations are: the bundle has no files beside it. */
const threadFile = () =>
  join(process.env.CONCORD_ROOT ?? process.cwd(), "lib", "server", "compute", "thread.js");

/** Written without `new Worker(…)`: the bundler would look for the file among its own modules and not find it. */
const makeThread = (file: string): Worker => Reflect.construct(Worker, [file]);

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

class ComputeThread {
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | undefined;
  #lastId = 0;
  readonly #pending = new Map<number, Pending>();

  run(start: Omit<Extract<ToThread, { do: "start" }>, "id" | "do">, pending: Pending): void {
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
    const fresh = makeThread(threadFile());
    fresh.on("message", (message: FromThread) => this.#take(message));
    fresh.on("error", (error) => this.#end(fresh, error));
    fresh.on("exit", () => this.#end(fresh, new Error("the computing thread ended")));
    this.#worker = fresh;
    return fresh;
  }

  #take(message: FromThread): void {
    const { id } = message;
    const pending = this.#pending.get(id);
    if (!pending) return;
    if (message.is === "part") {
      const say = (what: "go-on" | "stop") => this.#worker?.postMessage({ id, do: what });
      pending.onPart(message.part).then(
        () => say("go-on"),
        (error) => {
          say("stop");
          this.#settle(id);
          pending.reject(error);
        },
      );
      return;
    }
    this.#settle(id);
    if (message.is === "result") pending.resolve(message.result);
    else pending.reject(toError(message.problem));
  }

  #settle(id: number): void {
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
const shared = globalThis as { concordCompute?: ComputeThread };

type Parts<N extends WorkName> =
  (typeof WORKS)[N] extends Work<infer I, infer P, infer O> ? { input: I; part: P; output: O } : never;

/** @param onPart takes in what the work hands over before its end; when it fails, so does the work */
export function compute<N extends WorkName>(
  { config }: Services,
  work: N,
  input: Parts<N>["input"],
  onPart?: (part: Parts<N>["part"]) => Promise<void>,
): Promise<Parts<N>["output"]> {
  shared.concordCompute ??= new ComputeThread();
  const thread = shared.concordCompute;
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
