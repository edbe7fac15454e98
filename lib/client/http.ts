/**
 * The requests beneath the calls of api/call.ts. Errors keep the problem document, so a form can show `issues` by field.
 */
import type { ProblemIssue, Told } from "@/lib/contracts/common";
import type { Problem } from "@/lib/contracts/problem";
import { type ErrorKey, say } from "@/lib/core/message";

export class ApiError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.name = "ApiError";
    this.problem = problem;
  }
  get code(): string {
    return this.problem.code;
  }
  get status(): number {
    return this.problem.status;
  }
  get told(): Told {
    const { detail, key, params } = this.problem;
    return { message: detail, key, params };
  }
  /** The message for one input path, e.g. `name`. */
  issue(path: string): ProblemIssue | undefined {
    return this.problem.issues?.find((issue) => issue.path === path);
  }
}

/** The server could not be reached or did not answer; nothing is known about whether the request was carried out. */
export class NetworkError extends Error {
  /** With its text: the dictionary may be what cannot be reached. */
  readonly told: Told;
  constructor(cause: unknown) {
    const key: ErrorKey = "requests.unreachable";
    const message = "The server cannot be reached.";
    super(message, { cause });
    this.name = "NetworkError";
    this.told = { message, key };
  }
}

export type Options = { signal?: AbortSignal; headers?: Record<string, string>; keepalive?: boolean };

async function send(
  method: string,
  path: string,
  body: BodyInit | undefined,
  options: Options,
): Promise<Response> {
  try {
    return await fetch(path, { method, body, credentials: "same-origin", cache: "no-store", ...options });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new NetworkError(cause);
  }
}

/** The code of an answer that is none of the API's: of a proxy, or of the door of a network. */
export const FOREIGN = "foreign_answer";

async function answer<T>(response: Response): Promise<T> {
  if (response.status === 204) return undefined as T;
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  const body: unknown = isJson ? await response.json().catch(() => undefined) : undefined;
  if (response.ok) {
    // A page to sign in to a wireless network comes with status 200: nothing is known about the request.
    if (body === undefined) throw new NetworkError("an answer that is not JSON");
    return body as T;
  }
  const fallback: Problem = {
    type: "about:blank",
    title: response.statusText,
    status: response.status,
    code: FOREIGN,
    detail: `The server answered ${response.status}.`,
    ...say("requests.otherAnswer", { status: response.status }),
  };
  throw new ApiError((body as Problem | undefined) ?? fallback);
}

/** @param body sent as it is when it is a file or text, else as JSON */
export async function request<T>(
  method: string,
  path: string,
  body?: unknown,
  options: Options = {},
): Promise<T> {
  const isFile = typeof body === "string" || body instanceof Blob;
  const headers = {
    ...(isFile || body === undefined ? {} : { "content-type": "application/json" }),
    ...options.headers,
  };
  return answer(await send(method, path, isFile ? body : JSON.stringify(body), { ...options, headers }));
}
