/** Errors as RFC 9457 problem documents. Unexpected ones get an id and a log line; their text stays on the server. */
import type { Logger } from "pino";
import { AppError, STATUS_BY_CODE } from "@/lib/core/app-error";
import { jsonResponse } from "./json-response";

const title = (code: string) => code.replaceAll("_", " ").replace(/^./, (first) => first.toUpperCase());

function toAppError(error: unknown, log: Logger): AppError {
  if (error instanceof AppError) {
    if (STATUS_BY_CODE[error.code] >= 500) log.error({ event: "error", code: error.code, err: error.cause });
    return error;
  }
  const id = crypto.randomUUID();
  log.error({ event: "error", id, err: error });
  return new AppError("internal", `Something went wrong on our side. Nothing was changed. Reference: ${id}`);
}

export function problemResponse(error: unknown, log: Logger): Response {
  const problem = toAppError(error, log);
  const headers: Record<string, string> = {
    "content-type": "application/problem+json",
  };
  if (problem.retryAfterSeconds !== undefined) headers["retry-after"] = String(problem.retryAfterSeconds);
  const body = {
    ...problem.extra,
    type: `urn:concord:problem:${problem.code}`,
    title: title(problem.code),
    status: problem.status,
    code: problem.code,
    detail: problem.message,
    ...(problem.issues.length > 0 ? { issues: problem.issues } : {}),
  };
  return jsonResponse(body, { status: problem.status, headers });
}
