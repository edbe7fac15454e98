/**
 * Errors as RFC 9457 problem documents: in English for programs, with keys and params for pages, which find the words of
 * their language. Unexpected ones get an id and a log line; their text stays on the server.
 */
import type { Logger } from "pino";
import type { ProblemIssue } from "@/lib/contracts/common";
import { AppError, type Issue, STATUS_BY_CODE } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { inEnglish, toTold } from "@/lib/i18n/tell";
import { jsonResponse } from "./json-response";

const title = (code: string) => code.replaceAll("_", " ").replace(/^./, (first) => first.toUpperCase());

function toAppError(error: unknown, log: Logger): AppError {
  if (error instanceof AppError) {
    if (STATUS_BY_CODE[error.code] >= 500) log.error({ event: "error", code: error.code, err: error.cause });
    return error;
  }
  const id = crypto.randomUUID();
  log.error({ event: "error", id, err: error });
  return new AppError("internal", say("server.fault", { id }));
}

const toIssue = ({ path, message }: Issue): ProblemIssue => ({ path, ...toTold(message) });

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
    detail: inEnglish(problem.told),
    ...problem.told,
    ...(problem.issues.length > 0 ? { issues: problem.issues.map(toIssue) } : {}),
  };
  return jsonResponse(body, { status: problem.status, headers });
}
