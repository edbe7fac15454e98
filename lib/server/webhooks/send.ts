/**
 * One POST to a receiver. The name is looked up once, every address found has to be allowed, and the connection goes to
 * the address that was checked, so that a second answer of the DNS cannot lead it elsewhere. It writes nothing before
 * the socket has reported its remote address. Redirects are not followed, no proxy is used, the answer is not read.
 */
import { lookup, Resolver } from "node:dns/promises";
import { type ClientRequest, request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIPv4, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { DeliveryProblem } from "@/lib/contracts/webhooks";
import {
  type AllowedTargets,
  isAddress,
  isAllowedAddress,
  isSameAddress,
  readTarget,
  type Target,
} from "./target";

export type Outcome = { responseStatus: number | null; problem: DeliveryProblem | null };

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

export type SendPorts = { allowed: AllowedTargets; resolve: Resolve; timeoutMs: number };
export type Message = { url: string; headers: Record<string, string>; body: string };

const NO_ANSWER: Outcome = { responseStatus: null, problem: "no-answer" };

/** The one address to connect to; null when there is none or one of them is not allowed. */
async function addressOf(target: Target, { allowed, resolve }: SendPorts): Promise<string | null> {
  if (isAddress(target.host)) return target.host;
  const addresses = await resolve(target.host, target.trusted);
  if (!target.trusted && !addresses.every((address) => isAllowedAddress(address, allowed))) return null;
  return addresses.find((address) => isIPv4(address)) ?? addresses[0] ?? null;
}

function judge(status: number): Outcome {
  if (status >= 200 && status < 300) return { responseStatus: status, problem: null };
  return { responseStatus: status, problem: status >= 300 && status < 400 ? "redirect" : "status" };
}

function post(target: Target, address: string, message: Message, signal: AbortSignal): Promise<Outcome> {
  const secure = target.url.protocol === "https:";
  const isName = !isAddress(target.host);
  const { pathname, search, host } = target.url;
  return new Promise((resolve, reject) => {
    const options = {
      host: address,
      port: target.port,
      method: "POST",
      path: pathname + search,
      headers: { ...message.headers, host, "content-length": Buffer.byteLength(message.body) },
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
        if (isSameAddress(socket.remoteAddress ?? "", address)) request.end(message.body);
        else request.destroy(new Error("connected to another address"));
      });
    });
    request.on("response", (response: IncomingMessage) => {
      resolve(judge(response.statusCode ?? 0));
      // The response's body does not matter; the signal ends a response that never ends.
      response.on("error", () => {});
      response.resume();
    });
    // An answer that changes the protocol comes here alone, and its socket is ours from then on: no signal ends it.
    request.on("upgrade", (response: IncomingMessage, socket: Duplex) => {
      socket.destroy();
      resolve(judge(response.statusCode ?? 0));
    });
  });
}

/**
 * Never rejects: every failure on the way is the same `no-answer`. Always ends in time, whatever the connection does:
 * all deliveries of the instance wait for the slowest of a batch.
 */
export async function send(message: Message, ports: SendPorts): Promise<Outcome> {
  const target = readTarget(message.url, ports.allowed);
  if (!target) return NO_ANSWER;
  const signal = AbortSignal.timeout(ports.timeoutMs);
  const late = new Promise<null>((resolve) => signal.addEventListener("abort", () => resolve(null)));
  try {
    const address = await Promise.race([addressOf(target, ports), late]);
    if (address === null) return NO_ANSWER;
    return (await Promise.race([post(target, address, message, signal), late])) ?? NO_ANSWER;
  } catch {
    return NO_ANSWER;
  }
}
