/** The text of an uploaded file, streamed: decoded, and in lines. */
import { createReadStream } from "node:fs";
import { AppError } from "@/lib/core/app-error";
import { detectEncoding } from "@/lib/imports/detect-encoding";

export const MAX_LINE_CHARS = 16 * 1024 * 1024;
const START_BYTES = 64 * 1024;
const CHUNK_BYTES = 1 << 18;

export const notText = (encoding: string, cause: unknown) =>
  new AppError(
    "bad_encoding",
    `The file is not ${encoding.toUpperCase()} text. Save it as UTF-8 and try again.`,
    { cause },
  );

async function startBytes(path: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(path, { end: START_BYTES - 1 })) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The start of a file as text, and whether that is all of it; what is no text there becomes U+FFFD. */
export async function startText(path: string): Promise<{ text: string; isWhole: boolean }> {
  const bytes = await startBytes(path);
  const text = new TextDecoder(detectEncoding(bytes)).decode(bytes, { stream: true });
  return { text, isWhole: bytes.byteLength < START_BYTES };
}

/** @throws AppError `bad_encoding` at the first bytes that are no text */
export async function* textOf(path: string): AsyncGenerator<string> {
  const encoding = detectEncoding(await startBytes(path));
  const decoder = new TextDecoder(encoding, { fatal: true });
  const decode = (chunk?: Uint8Array) => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch (cause) {
      throw notText(encoding, cause);
    }
  };
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES }))
    yield decode(chunk as Buffer);
  yield decode();
}

const linesIn = (text: string): string[] =>
  text.includes("\r") ? text.split(/\r\n|\n|\r/) : text.split("\n");

/**
 * Lines that end in LF, CRLF or CR. A generator step costs more than a short line, so lines come in the groups in which
 * the file is read.
 */
export async function* linesOf(path: string): AsyncGenerator<{ firstRow: number; lines: string[] }> {
  let rest = "";
  let firstRow = 1;
  for await (const chunk of textOf(path)) {
    const text = rest + chunk;
    // A CR at the end of a piece may be the half of a CRLF.
    const held = text.endsWith("\r") ? "\r" : "";
    const lines = linesIn(held === "" ? text : text.slice(0, -1));
    rest = (lines.pop() ?? "") + held;
    if (rest.length > MAX_LINE_CHARS)
      throw new AppError(
        "too_large",
        `Line ${firstRow + lines.length} is longer than 16 million characters.`,
      );
    if (lines.length > 0) yield { firstRow, lines };
    firstRow += lines.length;
  }
  if (rest !== "") yield { firstRow, lines: [rest.replace(/\r$/, "")] };
}
