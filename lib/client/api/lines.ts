/** Answers that come line by line. */
import type { Problem } from "@/lib/contracts/problem";
import { ApiError, NetworkError } from "../http";

async function send(method: string, path: string, body: unknown, signal: AbortSignal): Promise<Response> {
  const headers = { "content-type": "application/json" };
  try {
    return await fetch(path, { method, headers, body: JSON.stringify(body), cache: "no-store", signal });
  } catch (cause) {
    throw signal.aborted ? cause : new NetworkError(cause);
  }
}

/**
 * Lines of JSON while they come.
 * @throws ApiError, NetworkError, and AbortError when the signal is given
 */
export async function* requestLines<T>(
  method: string,
  path: string,
  body: unknown,
  signal: AbortSignal,
): AsyncGenerator<T> {
  const response = await send(method, path, body, signal);
  if (!response.ok) {
    const problem: unknown = await response.json().catch(() => null);
    throw problem ? new ApiError(problem as Problem) : new NetworkError(`an answer ${response.status}`);
  }
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const piece = await reader?.read();
    const lines = `${rest}${piece?.value ?? ""}`.split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line !== "") yield JSON.parse(line) as T;
    if (piece?.done !== false) return;
  }
}
