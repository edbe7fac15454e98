/** Talking to the API from the browser. Errors keep the problem document, so a form can show `issues` by field. */
import type { Problem } from "@/lib/contracts/common";

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
  /** The message for one input path, e.g. `name`. */
  issue(path: string): string | undefined {
    return this.problem.issues?.find((issue) => issue.path === path)?.message;
  }
}

/** The server could not be reached or did not answer; nothing is known about whether the request was carried out. */
export class NetworkError extends Error {
  constructor(cause: unknown) {
    super("The server cannot be reached.", { cause });
    this.name = "NetworkError";
  }
}

type Options = { signal?: AbortSignal; headers?: Record<string, string>; keepalive?: boolean };

async function send(
  method: string,
  path: string,
  body: BodyInit | null,
  options: Options,
): Promise<Response> {
  try {
    return await fetch(path, { method, body, credentials: "same-origin", cache: "no-store", ...options });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new NetworkError(cause);
  }
}

async function answer<T>(response: Response): Promise<T> {
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T;
  const fallback: Problem = {
    type: "about:blank",
    title: response.statusText,
    status: response.status,
    code: response.status >= 500 ? "internal" : "invalid_input",
    detail: `The server answered ${response.status}.`,
  };
  const isProblem = response.headers.get("content-type")?.includes("json") ?? false;
  throw new ApiError(isProblem ? ((await response.json()) as Problem) : fallback);
}

const json =
  (method: string) =>
  async <T>(path: string, body?: unknown, options: Options = {}): Promise<T> =>
    answer<T>(
      await send(method, path, body === undefined ? null : JSON.stringify(body), {
        ...options,
        headers: {
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...options.headers,
        },
      }),
    );

/** Paths are relative to the site, e.g. `/api/v1/me`. Throws ApiError or NetworkError. */
export const api = {
  get: json("GET"),
  post: json("POST"),
  put: json("PUT"),
  patch: json("PATCH"),
  delete: json("DELETE"),
  /** Sends a file or text as the raw body. */
  upload: async <T>(path: string, body: Blob | string, options: Options = {}): Promise<T> =>
    answer<T>(await send("POST", path, body, options)),
};
