import { promisify } from "node:util";
import { constants, gzip } from "node:zlib";

/** Below this a compressor costs the server more time than it saves the network. */
const MIN_COMPRESSED_CHARS = 4_096;
/** From here on the level of the compressor in front costs more time than its bytes take on a network. */
const QUICKLY_COMPRESSED_CHARS = 262_144;

const headersOf = (more: Record<string, string>) => ({
  "content-type": "application/json",
  "cache-control": "private, no-store",
  ...more,
});

/** A JSON answer that no cache keeps. `no-transform` is what makes the compressor in front let a short one pass. */
export function jsonResponse(
  value: unknown,
  { status, headers = {} }: { status: number; headers?: Record<string, string> },
): Response {
  return textResponse(JSON.stringify(value), status, headers);
}

function textResponse(text: string, status: number, headers: Record<string, string> = {}): Response {
  const short = text.length < MIN_COMPRESSED_CHARS;
  return new Response(text, {
    status,
    headers: headersOf({ ...(short && { "cache-control": "private, no-store, no-transform" }), ...headers }),
  });
}

const takesGzip = (request: Request) =>
  /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(request.headers.get("accept-encoding") ?? "");

/** The same in answer to a request: a long one is compressed here, at the quickest level, if the client takes that. */
export async function jsonAnswer(request: Request, value: unknown, status: number): Promise<Response> {
  const text = JSON.stringify(value);
  if (text.length < QUICKLY_COMPRESSED_CHARS || !takesGzip(request)) return textResponse(text, status);
  const body = await promisify(gzip)(text, { level: constants.Z_BEST_SPEED });
  return new Response(new Uint8Array(body), {
    status,
    headers: headersOf({ "content-encoding": "gzip", vary: "accept-encoding" }),
  });
}
