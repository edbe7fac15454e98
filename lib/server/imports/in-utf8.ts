/** Text of any encoding as UTF-8, so that readers of formats know Unicode alone. */
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import type { FileStart } from "@/lib/formats/reader";
import { notText, withStart } from "@/lib/formats/text-source";
import { detectEncoding } from "@/lib/imports/detect-encoding";
import type { Encoding } from "@/lib/imports/encodings";
import { guessEncoding } from "./guess-encoding";

/** As much as a preview looks at, so that both guess the same. */
export const GUESSED_BYTES = 1024 * 1024;

/** Nobody looks at what an import reads, so an unsure guess is none. @throws AppError `bad_encoding` */
function sureGuess(start: FileStart): Encoding {
  const guess = guessEncoding(start);
  if (guess === null) throw new AppError("bad_encoding", say("imports.binary"));
  if (!guess.isSure) throw new AppError("bad_encoding", say("imports.encodingUnsure"));
  return guess.encoding;
}

/** For the eyes of a manager, who may choose another one. @throws AppError `bad_encoding` for what is no text */
export function shownGuess(start: FileStart): Encoding {
  const guess = guessEncoding(start);
  if (guess === null) throw new AppError("bad_encoding", say("imports.binary"));
  return guess.encoding;
}

/** Whether a reader reads it in this encoding by itself. */
const isReadAs = (encoding: Encoding, start: FileStart) => encoding === detectEncoding(start.bytes);

/** The start of a file in UTF-8. @throws AppError `bad_encoding` where its bytes are no text of the encoding */
export function startInUtf8(start: FileStart, encoding: Encoding): FileStart {
  if (isReadAs(encoding, start)) return start;
  try {
    const decoder = new TextDecoder(encoding, { fatal: true });
    const text = decoder.decode(start.bytes, { stream: !start.isWhole });
    return { ...start, bytes: new TextEncoder().encode(text) };
  } catch (cause) {
    throw notText(encoding, cause);
  }
}

/**
 * A file piece by piece.
 * @param chosen its encoding; guessed when left out
 * @throws AppError `bad_encoding` where it is no text, or not of the encoding
 */
export async function* inUtf8(
  source: AsyncIterable<Uint8Array>,
  chosen: Encoding | undefined,
): AsyncGenerator<Uint8Array> {
  const { start, all } = await withStart(source, GUESSED_BYTES);
  const encoding = chosen ?? sureGuess(start);
  if (isReadAs(encoding, start)) return yield* all;
  const decoder = new TextDecoder(encoding, { fatal: true });
  const encoder = new TextEncoder();
  const decode = (chunk?: Uint8Array) => {
    try {
      return encoder.encode(chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode());
    } catch (cause) {
      throw notText(encoding, cause);
    }
  };
  for await (const chunk of all) yield decode(chunk);
  yield decode();
}
