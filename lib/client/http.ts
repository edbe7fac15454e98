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
  };
  throw new ApiError((body as Problem | undefined) ?? fallback);
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
