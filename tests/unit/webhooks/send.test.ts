import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseAllowedTargets } from "@/lib/server/outbound/target";
import { send } from "@/lib/server/webhooks/send";
import { type Receiver, SWITCHING_PROTOCOLS, startReceiver } from "../../support/receiver";

let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(() => receiver.close());

/** How a message to the receiver ends when it answers so. */
async function outcomeOf(answer: Receiver["answers"][number], timeoutMs: number) {
  const allowed = parseAllowedTargets(`127.0.0.1:${receiver.port}`);
  if (!allowed.ok) throw new Error(allowed.error);
  receiver.answers.push(answer);
  const message = { url: receiver.url, headers: {}, body: "{}" };
  return send(message, { allowed: allowed.value, resolve: async () => [], timeoutMs });
}

const LONG_MS = 60_000;
const NO_ANSWER = { responseStatus: null, problem: "no-answer" };

describe("a message", () => {
  // RFC 9110, 15.2: what a client did not ask for is an odd status like others.
  it.each<[string, Receiver["answers"][number], unknown]>([
    ["a status of success", 204, { responseStatus: 204, problem: null }],
    ["a status of failure", 503, { responseStatus: 503, problem: "status" }],
    ["a redirect", { redirect: "http://example.com/" }, { responseStatus: 302, problem: "redirect" }],
    ["another protocol", { bytes: SWITCHING_PROTOCOLS }, { responseStatus: 101, problem: "status" }],
    [
      "another protocol that it does not name",
      { bytes: "HTTP/1.1 101 Switching Protocols\r\n\r\n" },
      { responseStatus: 101, problem: "status" },
    ],
    [
      "success and another protocol",
      { bytes: "HTTP/1.1 200 OK\r\nConnection: Upgrade\r\nUpgrade: x\r\nContent-Length: 0\r\n\r\n" },
      { responseStatus: 200, problem: null },
    ],
    ["something that is no HTTP", { bytes: "hello\r\n\r\n" }, NO_ANSWER],
    ["the end of the connection", "close", NO_ANSWER],
  ])("ends at once with %s", async (_, answer, outcome) => {
    expect(await outcomeOf(answer, LONG_MS)).toEqual(outcome);
  });

  it.each<[string, Receiver["answers"][number]]>([
    ["nothing", "hang"],
    ["a promise of an answer", { bytes: "HTTP/1.1 103 Early Hints\r\n\r\n" }],
  ])("ends at the time limit with %s", async (_, answer) => {
    expect(await outcomeOf(answer, 300)).toEqual(NO_ANSWER);
  });
});
