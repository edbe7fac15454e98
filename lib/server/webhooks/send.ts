/**
 * One POST to a receiver, whose answer is not read; where it may go and how it gets there: `outbound/pinned-request`.
 */
import type { DeliveryProblem } from "@/lib/contracts/webhooks";
import { addressOf, pinnedRequest, type TargetPorts } from "../outbound/pinned-request";
import { readTarget, type Target } from "../outbound/target";

export type Outcome = { responseStatus: number | null; problem: DeliveryProblem | null };

export type SendPorts = TargetPorts & { timeoutMs: number };
export type Message = { url: string; headers: Record<string, string>; body: string };

const NO_ANSWER: Outcome = { responseStatus: null, problem: "no-answer" };

function judge(status: number): Outcome {
  if (status >= 200 && status < 300) return { responseStatus: status, problem: null };
  return { responseStatus: status, problem: status >= 300 && status < 400 ? "redirect" : "status" };
}

async function post(
  target: Target,
  address: string,
  message: Message,
  signal: AbortSignal,
): Promise<Outcome> {
  const { headers, body } = message;
  const response = await pinnedRequest(target, address, { method: "POST", headers, body, signal });
  // The response's body does not matter; the signal ends a response that never ends.
  response.on("error", () => {});
  response.resume();
  return judge(response.statusCode ?? 0);
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
