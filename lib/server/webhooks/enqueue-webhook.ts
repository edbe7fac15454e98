/**
 * Enqueues an event for a project's webhooks. Call it inside the transaction of the event: the message is stored if and
 * only if the event is, and is sent later, so that no request waits for a receiver.
 */
import type { Db } from "@/db/client/database";
import { type DeliveryRow, insertDeliveries, listeners } from "@/db/queries/webhooks";
import type { PING, WebhookEvent } from "@/lib/contracts/webhooks";

type Plain = string | number | boolean | null;
/** Ids, numbers, counts and names of kinds; never task content, answers, names of users or e-mail addresses. */
export type WebhookPayload = Record<string, Plain | Record<string, Plain>>;

export type WebhookMessage = { projectId: string; event: WebhookEvent; payload: WebhookPayload };

export const newDelivery = (
  webhookId: string,
  { projectId, event, payload }: Omit<WebhookMessage, "event"> & { event: WebhookEvent | typeof PING },
  nowMs: number,
  newId: () => string,
): DeliveryRow => ({
  id: newId(),
  projectId,
  webhookId,
  event,
  payload,
  status: "waiting",
  attempts: 0,
  nextAttemptAt: nowMs,
  responseStatus: null,
  problem: null,
  createdAt: nowMs,
  finishedAt: null,
});

const hooksFor = async (db: Db, { projectId, event }: Pick<WebhookMessage, "projectId" | "event">) =>
  (await listeners(db, { projectId })).filter(({ events }) => events.includes(event));

/** Whether any webhook of the project gets the event. */
export const isHeard = async (
  db: Db,
  message: Pick<WebhookMessage, "projectId" | "event">,
): Promise<boolean> => (await hooksFor(db, message)).length > 0;

/** Costs one prepared query when the project has no webhook for it. */
export async function enqueueWebhook(
  db: Db,
  message: WebhookMessage,
  nowMs: number,
  newId: () => string,
): Promise<void> {
  const hooks = await hooksFor(db, message);
  const rows = hooks.map(({ id }) => newDelivery(id, message, nowMs, newId));
  if (rows.length > 0) await insertDeliveries(db, rows);
}
