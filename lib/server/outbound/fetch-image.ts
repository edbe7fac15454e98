/**
 * Fetches an image from a host that the operator has listed, for an import. Other hosts are never asked, also not where a
 * listed one redirects to them.
 */
import type { IncomingMessage } from "node:http";
import { AppError } from "@/lib/core/app-error";
import { type Message, say } from "@/lib/core/message";
import { MAX_IMAGE_BYTES } from "@/lib/images/limits";
import { addressOf, pinnedRequest, type TargetPorts } from "./pinned-request";
import { readTarget, type Target } from "./target";

const MAX_REDIRECTS = 3;
const REDIRECTS = [301, 302, 303, 307, 308];
/** Of one try: a large image over a slow line. */
const TIMEOUT_MS = 60_000;
/** Before each further try, after no answer or an answer that says so. */
const PAUSES_MS = [500, 2_000];
const MAY_CHANGE = (status: number) => status === 429 || status >= 500;

export type FetchPorts = TargetPorts & { timeoutMs?: number; pausesMs?: readonly number[] };

/** The address as a target on a listed host; null of any other. */
export function listedTarget(text: string, allowed: TargetPorts["allowed"]): Target | null {
  const target = readTarget(text, allowed);
  return target?.trusted ? target : null;
}

const refused = (message: Message) => new AppError("invalid_input", message);

async function bytesOf(response: IncomingMessage, url: string): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.byteLength;
    if (size > MAX_IMAGE_BYTES) {
      response.destroy();
      throw refused(say("images.addressTooLarge", { url, megabytes: MAX_IMAGE_BYTES / 1024 ** 2 }));
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}

type Tried = { bytes: Uint8Array } | { problem: Message; mayChange: boolean };

async function tryOnce(url: string, ports: FetchPorts): Promise<Tried> {
  const signal = AbortSignal.timeout(ports.timeoutMs ?? TIMEOUT_MS);
  // Who has not answered in all that time would hold the import up again.
  const noAnswer = (): Tried => ({
    problem: say("images.addressSilent", { url }),
    mayChange: !signal.aborted,
  });
  let at = url;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const target = listedTarget(at, ports.allowed);
    if (target === null)
      return { problem: say("images.addressElsewhere", { url, to: hostOf(at) }), mayChange: false };
    try {
      const address = await addressOf(target, ports);
      if (address === null) return noAnswer();
      const headers = { accept: "image/*" };
      const response = await pinnedRequest(target, address, { method: "GET", headers, signal });
      const status = response.statusCode ?? 0;
      if (status === 200) return { bytes: await bytesOf(response, url) };
      response.destroy();
      const { location } = response.headers;
      if (!REDIRECTS.includes(status) || location === undefined || !URL.canParse(location, target.url))
        return { problem: say("images.addressStatus", { url, status }), mayChange: MAY_CHANGE(status) };
      at = new URL(location, target.url).href;
    } catch (error) {
      if (error instanceof AppError) throw error;
      return noAnswer();
    }
  }
  return { problem: say("images.addressRedirects", { url }), mayChange: false };
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);

/** @throws AppError `invalid_input` with the address and why it could not be fetched */
export async function fetchImage(url: string, ports: FetchPorts): Promise<Uint8Array> {
  const pauses = ports.pausesMs ?? PAUSES_MS;
  for (let tries = 0; ; tries++) {
    const tried = await tryOnce(url, ports);
    if ("bytes" in tried) return tried.bytes;
    const pause = pauses[tries];
    if (!tried.mayChange || pause === undefined) throw refused(tried.problem);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
