/** The worker thread: runs the procedures it is sent, several side by side, each in a snapshot of its own. */
import { parentPort } from "node:worker_threads";
import { snapshotOf } from "@/db/client";
import { AppError } from "@/lib/core/app-error";
import type { FromWorker, Problem, ToWorker } from "./messages";
import type { Procedure } from "./procedure";
import { PROCEDURES, type ProcedureName } from "./procedures";

type Waiting = { goOn: () => void; stop: (error: Error) => void };
const waiting = new Map<number, Waiting>();

const post = (message: FromWorker) => parentPort?.postMessage(message);

function toProblem(error: unknown): Problem {
  if (!(error instanceof AppError))
    return { message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  const { code, message, told, issues, extra } = error;
  return { message, expected: { code, told, issues, extra } };
}

async function run({ id, work, databaseUrl, input }: Extract<ToWorker, { do: "start" }>): Promise<void> {
  const send = (part: unknown) =>
    new Promise<void>((goOn, stop) => {
      waiting.set(id, { goOn, stop });
      post({ id, is: "part", part });
    });
  try {
    // The name pairs each work with its own input; TypeScript cannot follow that through a message.
    const perform = PROCEDURES[work as ProcedureName] as Procedure<unknown, unknown, unknown>;
    const result = await snapshotOf(databaseUrl, (db) => perform(db, input, send));
    post({ id, is: "result", result });
  } catch (error) {
    post({ id, is: "problem", problem: toProblem(error) });
  }
}

parentPort?.on("message", (message: ToWorker) => {
  if (message.do === "start") return void run(message);
  const waits = waiting.get(message.id);
  waiting.delete(message.id);
  if (message.do === "go-on") waits?.goOn();
  else waits?.stop(new Error("whoever asked for this has gone"));
});
