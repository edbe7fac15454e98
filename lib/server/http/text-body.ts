/** The text of an uploaded list. */
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import type { RawBody } from "../use-case";
import { readLimited } from "./body";

/**
 * @throws AppError `too_large` as soon as more bytes have come; `bad_encoding` with an issue at `content` for what is not
 *   UTF-8
 */
export async function readText(body: RawBody, maxBytes: number): Promise<string> {
  const bytes = await readLimited(body.stream, maxBytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    const message = say("terms.notUtf8");
    throw new AppError("bad_encoding", message, { cause, issues: [{ path: "content", message }] });
  }
}
