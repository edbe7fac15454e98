/** The text of a file that arrives in pieces: decoded, and in lines. */
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { detectEncoding } from "@/lib/imports/detect-encoding";
import type { FileStart } from "./reader";

export const MAX_LINE_CHARS = 16 * 1024 * 1024;
const START_BYTES = 64 * 1024;

type Bytes = AsyncIterable<Uint8Array>;

export const notText = (encoding: string, cause: unknown) =>
  new AppError("bad_encoding", say("imports.notText", { encoding: encoding.toUpperCase() }), { cause });

export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces;
  if (only !== undefined && pieces.length === 1) return only;
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.byteLength, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.byteLength;
  }
  return all;
}

/** The start of a file, at least so many bytes of it, and the whole of it, start included, to be read once. */
export async function withStart(
  source: Bytes,
  startBytes = START_BYTES,
): Promise<{ start: FileStart; all: AsyncGenerator<Uint8Array> }> {
  const pieces: Uint8Array[] = [];
  const iterator = source[Symbol.asyncIterator]();
  let size = 0;
  let isWhole = false;
  while (size < startBytes && !isWhole) {
    const { value, done } = await iterator.next();
    if (done) isWhole = true;
    else {
      pieces.push(value);
      size += value.byteLength;
    }
  }
  async function* all() {
    try {
      yield* pieces;
      while (!isWhole) {
        const { value, done } = await iterator.next();
        if (done) return;
        yield value;
      }
    } finally {
      await iterator.return?.();
    }
  }
  return { start: { bytes: joined(pieces), isWhole }, all: all() };
}

/** The start of a file as text; what is no text there becomes U+FFFD. */
export const startText = ({ bytes }: FileStart): string =>
  new TextDecoder(detectEncoding(bytes)).decode(bytes, { stream: true });

/** @throws AppError `bad_encoding` at the first bytes that are no text */
export async function* decoded({
  start,
  all,
}: Awaited<ReturnType<typeof withStart>>): AsyncGenerator<string> {
  const encoding = detectEncoding(start.bytes);
  const decoder = new TextDecoder(encoding, { fatal: true });
  const decode = (chunk?: Uint8Array) => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch (cause) {
      throw notText(encoding, cause);
    }
  };
  for await (const chunk of all) yield decode(chunk);
  yield decode();
}

/** @throws AppError `bad_encoding` at the first bytes that are no text */
export async function* textOf(source: Bytes): AsyncGenerator<string> {
  yield* decoded(await withStart(source));
}

/**
 * Whether so few characters have come to those that wait for the end of their row that it pays to read on first: what waits is
 * looked through again each time, and a file that is one long row would be so for each of its pieces.
 */
export const isTooLittle = (come: number, waiting: number): boolean =>
  come < waiting / 4 && waiting + come <= MAX_LINE_CHARS;

const linesIn = (text: string): string[] =>
  text.includes("\r") ? text.split(/\r\n|\n|\r/) : text.split("\n");

/**
 * Lines that end in LF, CRLF or CR. A generator step costs more than a short line, so lines come in the groups in which
 * the file is read.
 */
export async function* linesOf(source: Bytes): AsyncGenerator<{ firstRow: number; lines: string[] }> {
  let rest = "";
  let come = "";
  let firstRow = 1;
  for await (const chunk of textOf(source)) {
    come += chunk;
    if (isTooLittle(come.length, rest.length)) continue;
    const text = rest + come;
    come = "";
    // A CR at the end of a piece may be the half of a CRLF.
    const held = text.endsWith("\r") ? "\r" : "";
    const lines = linesIn(held === "" ? text : text.slice(0, -1));
    rest = (lines.pop() ?? "") + held;
    if (rest.length > MAX_LINE_CHARS)
      throw new AppError("too_large", say("imports.lineTooLong", { line: firstRow + lines.length }));
    if (lines.length > 0) yield { firstRow, lines };
    firstRow += lines.length;
  }
  const last = rest + come;
  if (last !== "") yield { firstRow, lines: linesIn(last.replace(/\r\n$|[\r\n]$/, "")) };
}

/** Whole lines of the start of a text; all of it where it is one line. */
export const wholeLines = (text: string): string =>
  text.slice(0, 1 + Math.max(...["\n", "\r"].map((end) => text.lastIndexOf(end)))) || text;

/** A whole file as text, without a byte order mark. @throws TypeError for what is no UTF-8 */
export const utf8Of = (bytes: Uint8Array): string => new TextDecoder("utf-8", { fatal: true }).decode(bytes);
