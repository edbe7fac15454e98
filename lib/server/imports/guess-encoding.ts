/**
 * Guesses which encoding a file of text is in: Unicode where the bytes are that, otherwise the code page by how often its
 * letters follow each other in texts. What no text has is binary. It is a guess: where it is shown, it can be changed.
 */
import { analyse } from "chardet";
import type { FileStart } from "@/lib/formats/reader";
import { joined } from "@/lib/formats/text-source";
import { detectEncoding } from "@/lib/imports/detect-encoding";
import { ENCODINGS, type Encoding } from "@/lib/imports/encodings";

/** `isSure` is false where the bytes say too little to read the file unseen. */
export type EncodingGuess = { encoding: Encoding; isSure: boolean };

/** Code pages that hold all of what the standard by another name has, and more. */
const WIDER: Record<string, Encoding> = {
  "iso-8859-1": "windows-1252",
  "iso-8859-6": "windows-1256",
  "iso-8859-7": "windows-1253",
  "iso-8859-8": "windows-1255",
  "iso-8859-9": "windows-1254",
};
/** What most programs that know no Unicode write in the west. */
const FALLBACK: Encoding = "windows-1252";
const SURE_PERCENT = 15;
const LOOKED_AT_BYTES = 64 * 1024;
const LINE_BREAK = 0x0a;
/** Of a text in a code page hardly any byte is a control character. */
const MAX_CONTROL_SHARE = 0.01;

function isIn(encoding: Encoding, { bytes, isWhole }: FileStart): boolean {
  try {
    // Half a character at the end of a start is no fault.
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: !isWhole });
    return true;
  } catch {
    return false;
  }
}

/** Beside tab, line breaks, page break and escape, which texts of old programs may have. */
const isControl = (byte: number) => byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b;

function isBinary(bytes: Uint8Array): boolean {
  let controls = 0;
  for (const byte of bytes) {
    if (byte === 0) return true;
    if (isControl(byte)) controls++;
  }
  return controls > bytes.length * MAX_CONTROL_SHARE;
}

/** Control characters of UTF-16 as bytes, any other as a letter; some characters have a byte of control for one half. */
const lowHalves = ({ bytes }: FileStart, encoding: Encoding): Uint8Array =>
  Uint8Array.from(new TextDecoder(encoding).decode(bytes), (sign) =>
    Math.min(sign.codePointAt(0) ?? 0, 0x7f),
  );

const asEncoding = (name: string): Encoding | undefined => {
  const lower = name.toLowerCase();
  return WIDER[lower] ?? ENCODINGS.find((one) => one === lower);
};

/** The first lines with other letters than plain ones, which are the same in every code page. */
function telling(bytes: Uint8Array): Uint8Array {
  const lines: Uint8Array[] = [];
  let size = 0;
  for (let from = 0; from < bytes.length && size < LOOKED_AT_BYTES; ) {
    const end = bytes.indexOf(LINE_BREAK, from);
    const line = bytes.subarray(from, Math.min(end < 0 ? bytes.length : end + 1, from + LOOKED_AT_BYTES));
    from += line.length;
    if (!line.some((byte) => byte >= 0x80)) continue;
    lines.push(line);
    size += line.length;
  }
  return joined(lines);
}

function codePage(bytes: Uint8Array): EncodingGuess {
  for (const { name, confidence } of analyse(telling(bytes))) {
    const encoding = asEncoding(name);
    if (encoding !== undefined && confidence >= SURE_PERCENT && isIn(encoding, { bytes, isWhole: false }))
      return { encoding, isSure: true };
  }
  return { encoding: FALLBACK, isSure: false };
}

/** @returns null for bytes that are no text */
export function guessEncoding(start: FileStart): EncodingGuess | null {
  const { bytes } = start;
  const unicode = detectEncoding(bytes);
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  if (unicode !== "utf-8" && bytes[0] !== 0xff && bytes[0] !== 0xfe && isBinary(lowHalves(start, unicode)))
    return null;
  if (unicode !== "utf-8" || hasMark || isIn("utf-8", start)) return { encoding: unicode, isSure: true };
  return isBinary(bytes) ? null : codePage(bytes);
}
