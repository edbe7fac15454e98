/** Answers that come line by line. */
import { answer, type Options, send } from "../http";

/**
 * Lines of JSON while they come.
 * @throws ApiError, NetworkError, and AbortError when the signal is given
 */
export async function* requestLines<T>(
  method: string,
  path: string,
  body: unknown,
  options: Options = {},
): AsyncGenerator<T> {
  const headers = { "content-type": "application/json", ...options.headers };
  const response = await send(method, path, JSON.stringify(body), { ...options, headers });
  if (!response.ok || !response.body) await answer<never>(response);
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
