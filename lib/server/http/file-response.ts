/**
 * A file whose bytes behind an address never change, as browsers ask for it: again only by its tag, or in parts
 * (RFC 9110, 13 and 14). Of several ranges in one request none is served; the whole file is, as the standard allows.
 */
import { createReadStream } from "node:fs";
import { streamBody } from "./stream-body";

export type ServedFile = {
  path: string;
  bytes: number;
  /** Without quotes; the same for the same bytes. */
  tag: string;
  type: string;
};

const YEAR_S = 31_536_000;

type Part = { start: number; end: number };

/** Both ends included; null for a header that is none of one range, "beyond" for one outside of the file. */
export function rangeOf(header: string | null, bytes: number): Part | null | "beyond" {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header ?? "");
  if (!found || (found[1] === "" && found[2] === "")) return null;
  const [first, last] = [found[1] as string, found[2] as string];
  if (first === "") {
    const length = Math.min(Number(last), bytes);
    return length === 0 ? "beyond" : { start: bytes - length, end: bytes - 1 };
  }
  const start = Number(first);
  const end = last === "" ? bytes - 1 : Math.min(Number(last), bytes - 1);
  if (last !== "" && Number(last) < start) return null;
  return start >= bytes ? "beyond" : { start, end };
}

/**
 * @param isFixed the address names these very bytes, so that no cache need ask again
 * @param more headers besides
 */
export function fileResponse(
  { path, bytes, tag, type }: ServedFile,
  asked: Headers | undefined,
  { isFixed, more = {} }: { isFixed: boolean; more?: Record<string, string> },
): Response {
  const etag = `"${tag}"`;
  const headers: Record<string, string> = {
    etag,
    "accept-ranges": "bytes",
    // A compressor would take away the length and the ranges.
    "cache-control": `private, no-transform, ${isFixed ? `max-age=${YEAR_S}, immutable` : "no-cache"}`,
    "x-content-type-options": "nosniff",
    ...more,
  };
  const known = asked?.get("if-none-match")?.split(",") ?? [];
  if (known.some((one) => one.trim().replace(/^W\//, "") === etag || one.trim() === "*"))
    return new Response(null, { status: 304, headers });
  const condition = asked?.get("if-range") ?? null;
  const range = condition === null || condition === etag ? rangeOf(asked?.get("range") ?? null, bytes) : null;
  if (range === "beyond")
    return new Response(null, { status: 416, headers: { ...headers, "content-range": `bytes */${bytes}` } });
  const { start, end } = range ?? { start: 0, end: bytes - 1 };
  return new Response(streamBody(createReadStream(path, { start, end })), {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      "content-type": type,
      "content-length": String(end - start + 1),
      ...(range ? { "content-range": `bytes ${start}-${end}/${bytes}` } : {}),
    },
  });
}
