/** Reads JSON bodies with a limit that holds while bytes arrive, not after. */
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";

const decoder = new TextDecoder("utf-8", { fatal: true });

/** @throws AppError `too_large` as soon as more bytes have come */
export async function readLimited(stream: ReadableStream<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const tooLarge = (maxBytes: number) =>
  new AppError("too_large", say("requests.tooLarge", { size: Math.floor(maxBytes / 1024) }));

/** Keys that change an object's prototype when merged carelessly; no request of ours has a use for them. */
function requireNoPrototypeKeys(value: unknown): void {
  const pending = [value];
  for (let item = pending.pop(); item !== undefined || pending.length > 0; item = pending.pop()) {
    if (typeof item !== "object" || item === null) continue;
    if (!Array.isArray(item) && Object.hasOwn(item, "__proto__"))
      throw new AppError("invalid_input", say("requests.prototypeKey"));
    for (const member of Object.values(item))
      if (typeof member === "object" && member !== null) pending.push(member);
  }
}

export async function readJson(request: Request, maxBytes: number): Promise<unknown> {
  const type = request.headers.get("content-type") ?? "";
  if (!request.body) return undefined;
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const bytes = await readLimited(request.body, maxBytes);
  if (bytes.byteLength === 0) return undefined;
  if (!/^application\/(json|[\w.-]+\+json)\b/i.test(type))
    throw new AppError("unsupported_media", say("requests.sendJson"));
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch (cause) {
    throw new AppError("bad_encoding", say("requests.notUtf8"), { cause });
  }
  try {
    const value: unknown = JSON.parse(text);
    // The name may also be written with escapes.
    if (text.includes("__proto__") || text.includes("\\u")) requireNoPrototypeKeys(value);
    return value;
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError("bad_json", say("requests.badJson"), { cause });
  }
}
