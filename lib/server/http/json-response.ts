/** Below this a compressor costs the server more time than it saves the network. */
const MIN_COMPRESSED_CHARS = 4_096;

/** A JSON answer that no cache keeps. `no-transform` is what makes the compressor in front let a short one pass. */
export function jsonResponse(
  value: unknown,
  { status, headers = {} }: { status: number; headers?: Record<string, string> },
): Response {
  const text = JSON.stringify(value);
  const short = text.length < MIN_COMPRESSED_CHARS;
  return new Response(text, {
    status,
    headers: {
      "content-type": "application/json",
      "cache-control": `private, no-store${short ? ", no-transform" : ""}`,
      ...headers,
    },
  });
}
