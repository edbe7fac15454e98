/**
 * Sends what waits for webhooks: a few at a time, each leased so that two processes never send the same one at once. What
 * did not arrive is tried again, later each time. A receiver that does not answer, or is slow to, rests for a while, so
 * that those of other projects are not kept waiting behind it.
 */
import {
  type Claimed,
  claimDue,
  endAttempt,
  expireDeliveries,
  hasDue,
  pruneDeliveries,
} from "@/db/queries/webhooks";
import type { Services } from "../context";
import type { Lane } from "../jobs/lanes";
import { type Resolve, resolveName } from "../outbound/pinned-request";
import { type Outcome, send } from "./send";
import { signatureOf, webhookSecret } from "./signature";

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Between one attempt and the next; after the last of them the delivery has failed. */
export const RETRY_DELAYS_MS = [10, 60, 300, 1_800, 7_200].map((seconds) => seconds * SECOND_MS);
/** Longer than any attempt takes. */
export const DELIVERY_LEASE_MS = 60 * SECOND_MS;
const TIMEOUT_MS = 5 * SECOND_MS;
const AT_ONCE = 16;
const REST_MS = 10 * SECOND_MS;
const SLOW_MS = SECOND_MS;
export const KEPT_MS = 7 * DAY_MS;
const EXPIRED_MS = DAY_MS;
const PRUNED_AT_ONCE = 1_000;
const POLL_MS = SECOND_MS;

export type DeliveryPorts = { resolve?: Resolve; timeoutMs?: number };

function messageOf(services: Services, delivery: Claimed) {
  const { id, event, projectId, webhookId, payload, createdAt, url } = delivery;
  const body = JSON.stringify({ id, event, project: projectId, at: createdAt, data: payload });
  const timestamp = Math.floor(services.now() / 1000);
  const secret = webhookSecret(services.config.secret, webhookId);
  const headers = {
    "content-type": "application/json",
    "user-agent": "Concord-Webhook",
    "x-concord-event": event,
    "x-concord-delivery": id,
    "x-concord-timestamp": String(timestamp),
    "x-concord-signature": signatureOf(secret, timestamp, body),
  };
  return { url, headers, body };
}

/** What becomes of a delivery after an attempt. */
function after({ attempts }: Claimed, { responseStatus, problem }: Outcome, nowMs: number) {
  const told = { responseStatus, problem };
  const delayMs = RETRY_DELAYS_MS[attempts - 1];
  if (problem === null)
    return { ...told, status: "delivered" as const, nextAttemptAt: nowMs, finishedAt: nowMs };
  if (delayMs === undefined)
    return { ...told, status: "failed" as const, nextAttemptAt: nowMs, finishedAt: nowMs };
  return { ...told, nextAttemptAt: nowMs + delayMs };
}

/** @returns a function that sends the deliveries due now and returns their number */
export function makeDeliverer(services: Services, ports: DeliveryPorts = {}): () => Promise<number> {
  const { database, config, now } = services;
  const { resolve = resolveName, timeoutMs = TIMEOUT_MS } = ports;
  const restsUntil = new Map<string, number>();

  async function attempt(delivery: Claimed): Promise<void> {
    const startedMs = now();
    const outcome = await send(messageOf(services, delivery), {
      allowed: config.webhookAllow,
      resolve,
      timeoutMs,
    });
    const nowMs = now();
    const tookMs = nowMs - startedMs;
    if (outcome.responseStatus === null) restsUntil.set(delivery.webhookId, nowMs + REST_MS);
    else if (tookMs > SLOW_MS) restsUntil.set(delivery.webhookId, nowMs + tookMs);
    const { id, attempts } = delivery;
    await database.write((db) => endAttempt(db, { id, attempts, ...after(delivery, outcome, nowMs) }));
  }

  return async () => {
    const nowMs = now();
    for (const [id, untilMs] of restsUntil) if (untilMs <= nowMs) restsUntil.delete(id);
    const resting = [...restsUntil.keys()];
    // A look costs no place among the writers.
    if (!(await hasDue(database.read, { nowMs, resting }))) return 0;
    const due = await database.write((db) =>
      claimDue(db, { nowMs, resting, leaseMs: DELIVERY_LEASE_MS, limit: AT_ONCE }),
    );
    await Promise.all(due.map(attempt));
    return due.length;
  };
}

/**
 * Ends deliveries that were tried and that no process has claimed for a day, and deletes those that ended a week ago.
 */
export async function tidyDeliveries({ database, now }: Services): Promise<void> {
  const nowMs = now();
  await database.write((db) => expireDeliveries(db, { dueBeforeMs: nowMs - EXPIRED_MS, nowMs }));
  const prune = () =>
    database.write((db) => pruneDeliveries(db, { endedBeforeMs: nowMs - KEPT_MS, limit: PRUNED_AT_ONCE }));
  while ((await prune()) === PRUNED_AT_ONCE) await new Promise(setImmediate);
}

/**
 * Deliveries that became due while no server ran are sent before any is given up: the first tidying comes after them. It
 * comes within the hour even if there is always more to send, so that old deliveries are deleted.
 * @returns one round of the deliveries that are due
 */
export function makeDeliveryRound(services: Services, ports: DeliveryPorts = {}): () => Promise<void> {
  const deliverDue = makeDeliverer(services, ports);
  let sinceMs = services.now();
  let isFirst = true;
  return async () => {
    let sent: number;
    do {
      sent = await deliverDue();
      const nowMs = services.now();
      if ((isFirst && sent === 0) || nowMs - sinceMs > HOUR_MS) {
        isFirst = false;
        sinceMs = nowMs;
        await tidyDeliveries(services);
      }
    } while (sent > 0);
  };
}

export const deliveryLane = (services: Services): Lane => ({
  name: "webhook-deliveries",
  pollMs: POLL_MS,
  round: makeDeliveryRound(services),
});
