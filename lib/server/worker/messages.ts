/** What passes between the server's thread and the one that computes: plain data only. */
import type { ErrorCode, Issue } from "@/lib/core/app-error";
import type { Message } from "@/lib/core/message";

export type Problem = {
  message: string;
  /** Of an `AppError`; without it the error was not expected. */
  expected?: { code: ErrorCode; told: Message; issues: Issue[]; extra: Record<string, unknown> };
};

export type ToWorker =
  | { id: number; do: "start"; work: string; databaseUrl: string; input: unknown }
  /** The caller has taken the last part; or the caller has gone. */
  | { id: number; do: "go-on" | "stop" };

export type FromWorker =
  | { id: number; is: "part"; part: unknown }
  | { id: number; is: "result"; result: unknown }
  | { id: number; is: "problem"; problem: Problem };
