/**
 * An archive as the answer to a download. It is made while it is sent, and its bytes are always the same, so a download that
 * broke off goes on with a range (RFC 9110, 14): the archive is made again and what the client has is passed over. Its length
 * is not known before it was made once; ranges are asked for seldom, so only they make it known.
 */
import type { ReleaseRow } from "@/db/queries/releases";
import { canonicalJson } from "@/lib/core/canonical-json";
import { buildId } from "../build-id";
import type { Services } from "../context";
import { rangeOf } from "../http/file-response";
import { streamBody } from "../http/stream-body";
import { sha256Hex } from "../sha256";
import { measureArchive, openArchive } from "./release-archive";
import type { DownloadOptions } from "./release-documents";
import { frozenSummaryOf } from "./stored-release";

const KEPT_LENGTHS = 500;
/** By tag, the least recently used first. */
const lengths = new Map<string, number>();

function keepLength(tag: string, bytes: number): void {
  lengths.delete(tag);
  lengths.set(tag, bytes);
  const [oldest] = lengths.keys();
  if (lengths.size > KEPT_LENGTHS && oldest !== undefined) lengths.delete(oldest);
}

/** By tag, those that are being measured: programs that download in parts ask for several at once. */
const measuring = new Map<string, Promise<number>>();

async function lengthOf(tag: string, measure: () => Promise<number>): Promise<number> {
  const known = lengths.get(tag);
  if (known !== undefined) return known;
  const under = measuring.get(tag) ?? measure().finally(() => measuring.delete(tag));
  measuring.set(tag, under);
  const bytes = await under;
  keepLength(tag, bytes);
  return bytes;
}

/** The archive with its length kept when all of it was sent. */
async function* counting(archive: AsyncIterable<Uint8Array>, tag: string): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const piece of archive) {
    bytes += piece.byteLength;
    yield piece;
  }
  keepLength(tag, bytes);
}

/** Both ends included. */
async function* part(
  archive: AsyncIterable<Uint8Array>,
  start: number,
  end: number,
): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const piece of archive) {
    const from = Math.max(0, start - at);
    const to = Math.min(piece.byteLength, end + 1 - at);
    if (from < to) yield piece.subarray(from, to);
    at += piece.byteLength;
    if (at > end) return;
  }
}

function fileNames({ name, number }: ReleaseRow, { format, split }: DownloadOptions): string {
  const ending = `${number}-${split ? `${split}-` : ""}${format}.zip`;
  const full = `${name.replace(/[^\p{L}\p{N}._-]+/gu, "-")}-${ending}`;
  return `attachment; filename="release-${ending}"; filename*=UTF-8''${encodeURIComponent(full)}`;
}

/** Of the whole file from its start nothing is saved by a range, so it is sent at once. */
const isWhole = (range: string | null): boolean => range === null || range === "bytes=0-";

/**
 * @param row a frozen release
 * @throws AppError `conflict` where the format does not suit the release
 */
export async function archiveResponse(
  services: Services,
  row: ReleaseRow,
  options: DownloadOptions,
  asked: Headers | undefined,
): Promise<Response> {
  const { checksum } = frozenSummaryOf(row);
  // A later version of the program may write other bytes; on the command line there may be no build, and no tag is looked at.
  const build = await buildId().catch(() => "");
  const tag = sha256Hex(canonicalJson([row.id, checksum, options, build])).slice(0, 32);
  const etag = `"${tag}"`;
  const headers: Record<string, string> = {
    etag,
    "accept-ranges": "bytes",
    "content-type": "application/zip",
    "content-disposition": fileNames(row, options),
    // A compressor would take away the ranges.
    "cache-control": "private, no-store, no-transform",
    "x-content-type-options": "nosniff",
  };
  const condition = asked?.get("if-range") ?? null;
  const range = condition === null || condition === etag ? (asked?.get("range") ?? null) : null;
  const archive = await openArchive(services, row, options);
  if (isWhole(range)) {
    const bytes = lengths.get(tag);
    return new Response(streamBody(counting(archive, tag)), {
      headers: bytes === undefined ? headers : { ...headers, "content-length": String(bytes) },
    });
  }
  const bytes = await lengthOf(tag, () => measureArchive(services, row, options));
  const wanted = rangeOf(range, bytes);
  if (wanted === "beyond")
    return new Response(null, { status: 416, headers: { ...headers, "content-range": `bytes */${bytes}` } });
  const { start, end } = wanted ?? { start: 0, end: bytes - 1 };
  return new Response(streamBody(part(archive, start, end)), {
    status: wanted ? 206 : 200,
    headers: {
      ...headers,
      "content-length": String(end - start + 1),
      ...(wanted && { "content-range": `bytes ${start}-${end}/${bytes}` }),
    },
  });
}
