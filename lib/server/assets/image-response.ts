/** Answers that carry an image: never run as a page, kept by the browser and by no cache that others share. */
import { buffer } from "node:stream/consumers";
import { notFound } from "@/lib/core/app-error";
import type { LevelWindow } from "@/lib/images/level-window";
import type { Context, Services } from "../context";
import { streamBody } from "../http/stream-body";
import { mimeOf, mimeOfKey } from "./asset-keys";
import { displayForm } from "./display-form";
import { renderQueue, Unwanted } from "./render-queue";

const headersOf = (mime: string, sizeBytes: number) => ({
  "content-type": mime,
  "content-length": String(sizeBytes),
  "content-disposition": "inline",
  "content-security-policy": "sandbox; default-src 'none'",
  "x-content-type-options": "nosniff",
  // The bytes behind an address never change; the browser may keep them, shared caches may not.
  "cache-control": "private, max-age=3600, immutable",
});

/** A file as it is stored. @throws AppError `not_found` when the storage has lost it */
export async function storedImage({ storage }: Services, key: string): Promise<Response> {
  const file = await storage.get(key);
  if (!file) throw notFound("imageFile");
  return new Response(streamBody(file.stream), { headers: headersOf(mimeOfKey(key), file.sizeBytes) });
}

/** Nobody reads it: the caller closed the connection before the answer (as nginx writes it into its log). */
const CALLER_GONE = 499;

/** A file of 16 bits in 8, by a window. @throws AppError `not_found` when the storage has lost it */
export async function windowedImage(
  { storage, signal }: Pick<Context, "storage" | "signal">,
  key: string,
  window: Pick<LevelWindow, "low" | "high">,
): Promise<Response> {
  const render = async (isWanted: () => boolean) => {
    const file = await storage.get(key);
    if (!file) throw notFound("imageFile");
    const bytes = await buffer(file.stream);
    if (!isWanted()) throw new Unwanted();
    return displayForm(bytes, window);
  };
  try {
    const { data, format } = await renderQueue().render(
      `${key} ${window.low} ${window.high}`,
      render,
      signal,
    );
    return new Response(new Uint8Array(data), { headers: headersOf(mimeOf(format), data.byteLength) });
  } catch (error) {
    if (signal?.aborted) return new Response(null, { status: CALLER_GONE });
    throw error;
  }
}
