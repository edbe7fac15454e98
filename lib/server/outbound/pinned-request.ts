/**
 * A request to a target that was checked. The name is looked up once, every address found has to be allowed, and the
 * connection goes to the address that was checked, so that a second answer of the DNS cannot lead it elsewhere. It writes
 * nothing before the socket has reported its remote address. Redirects are not followed, no proxy is used.
 */
import { lookup, Resolver } from "node:dns/promises";
import { type ClientRequest, request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIPv4, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { type AllowedTargets, isAddress, isAllowedAddress, isSameAddress, type Target } from "./target";

/** All addresses of a name. Rejects or returns none when there is no such name. */
export type Resolve = (host: string, trusted: boolean) => Promise<string[]>;

/**
 * Names that managers give are asked of the DNS itself, with a limit: the system's own lookup has none, and each one
 * holds a thread that reading files needs too. A host the operator named may stand in the system's own list.
 */
export const resolveName: Resolve = async (host, trusted) => {
  if (trusted) return (await lookup(host, { all: true })).map(({ address }) => address);
  const resolver = new Resolver({ timeout: 1_500, tries: 2 });
  const found = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  return found.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
};

export type TargetPorts = { allowed: AllowedTargets; resolve: Resolve };

/** The one address to connect to; null when there is none or one of them is not allowed. */
export async function addressOf(target: Target, { allowed, resolve }: TargetPorts): Promise<string | null> {
  if (isAddress(target.host)) return target.host;
  const addresses = await resolve(target.host, target.trusted);
  if (!target.trusted && !addresses.every((address) => isAllowedAddress(address, allowed))) return null;
  return addresses.find((address) => isIPv4(address)) ?? addresses[0] ?? null;
}

export type PinnedRequest = {
  method: "GET" | "POST";
  headers: Record<string, string>;
  body?: string;
  signal: AbortSignal;
};

/**
 * @param address of the target, as `addressOf` has found it
 * @returns the head of the response; its body is the caller's to read or to let go. Rejects when none comes, and when the
 * receiver changes the protocol
 */
export function pinnedRequest(
  target: Target,
  address: string,
  { method, headers, body = "", signal }: PinnedRequest,
): Promise<IncomingMessage> {
  const secure = target.url.protocol === "https:";
  const isName = !isAddress(target.host);
  const { pathname, search, host } = target.url;
  return new Promise((resolve, reject) => {
    const options = {
      host: address,
      port: target.port,
      method,
      path: pathname + search,
      headers: {
        ...headers,
        host,
        ...(method === "POST" && { "content-length": Buffer.byteLength(body) }),
      },
      agent: false as const,
      signal,
    };
    const request: ClientRequest = secure
      ? httpsRequest({ ...options, ...(isName && { servername: target.host }) })
      : httpRequest(options);
    request.on("error", reject);
    request.on("close", () => reject(new Error("closed without an answer")));
    request.on("socket", (socket: Socket) => {
      socket.once(secure ? "secureConnect" : "connect", () => {
        if (isSameAddress(socket.remoteAddress ?? "", address)) request.end(body);
        else request.destroy(new Error("connected to another address"));
      });
    });
    request.on("response", resolve);
    // An answer that changes the protocol comes here alone, and its socket is ours from then on: no signal ends it.
    request.on("upgrade", (response: IncomingMessage, socket: Duplex) => {
      socket.destroy();
      resolve(response);
    });
  });
}
