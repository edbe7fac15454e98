import { and, asc, count, desc, eq, gt, inArray, lt, lte, notInArray, or } from "drizzle-orm";
import type { Db } from "../client/database";
import { place, prepared } from "../client/prepared";

export type WebhookRow = Db["t"]["webhook"]["$inferSelect"];
export type DeliveryRow = Db["t"]["webhookDelivery"]["$inferSelect"];
type Project = { projectId: string };
type Hook = Project & { webhookId: string };

export type Listener = Pick<WebhookRow, "id" | "events">;

const activeOf = prepared<Project, Listener[]>(({ q, t: { webhook } }) =>
  q
    .select({ id: webhook.id, events: webhook.events })
    .from(webhook)
    .where(and(eq(webhook.projectId, place("projectId")), eq(webhook.active, true))),
);

/** Webhooks that are on. Runs with every submit, so it is one look into an index that is empty for most projects. */
export async function listeners(db: Db, { projectId }: Project): Promise<Listener[]> {
  return activeOf(db, { projectId });
}

/** Oldest first. */
export async function listWebhooks(db: Db, { projectId }: Project): Promise<WebhookRow[]> {
  const { webhook } = db.t;
  return db.q
    .select()
    .from(webhook)
    .where(eq(webhook.projectId, projectId))
    .orderBy(asc(webhook.createdAt), asc(webhook.id));
}

export async function countWebhooks(db: Db, { projectId }: Project): Promise<number> {
  const { webhook } = db.t;
  const [row] = await db.q.select({ hooks: count() }).from(webhook).where(eq(webhook.projectId, projectId));
  return row?.hooks ?? 0;
}

export async function findWebhook(db: Db, { projectId, webhookId }: Hook): Promise<WebhookRow | undefined> {
  const { webhook } = db.t;
  const [row] = await db.q.select().from(webhook).where(eq(webhook.id, webhookId)).limit(1);
  return row?.projectId === projectId ? row : undefined;
}

export async function insertWebhook(db: Db, row: WebhookRow): Promise<void> {
  await db.q.insert(db.t.webhook).values(row);
}

export async function updateWebhook(
  db: Db,
  { id, ...changes }: Partial<WebhookRow> & { id: string },
): Promise<void> {
  await db.q.update(db.t.webhook).set(changes).where(eq(db.t.webhook.id, id));
}

export async function deleteWebhook(db: Db, { webhookId }: { webhookId: string }): Promise<void> {
  const { webhook, webhookDelivery } = db.t;
  await db.q.delete(webhookDelivery).where(eq(webhookDelivery.webhookId, webhookId));
  await db.q.delete(webhook).where(eq(webhook.id, webhookId));
}

export async function insertDeliveries(db: Db, rows: DeliveryRow[]): Promise<void> {
  await db.raw.insertMany(db.t.webhookDelivery, rows);
}

/** Newest first; `before` is where the page before ended. */
export async function listDeliveries(
  db: Db,
  params: { webhookId: string; before?: { at: number; id: string } | undefined; limit: number },
): Promise<DeliveryRow[]> {
  const { webhookDelivery: delivery } = db.t;
  const { before } = params;
  return db.q
    .select()
    .from(delivery)
    .where(
      and(
        eq(delivery.webhookId, params.webhookId),
        before &&
          or(
            lt(delivery.createdAt, before.at),
            and(eq(delivery.createdAt, before.at), lt(delivery.id, before.id)),
          ),
      ),
    )
    .orderBy(desc(delivery.createdAt), desc(delivery.id))
    .limit(params.limit);
}

type Due = { nowMs: number; resting: string[] };

function isDue(db: Db, { nowMs, resting }: Due) {
  const { webhookDelivery: delivery } = db.t;
  return and(
    eq(delivery.status, "waiting"),
    lte(delivery.nextAttemptAt, nowMs),
    resting.length > 0 ? notInArray(delivery.webhookId, resting) : undefined,
  );
}

export async function hasDue(db: Db, due: Due): Promise<boolean> {
  const { webhookDelivery: delivery } = db.t;
  const rows = await db.q.select({ id: delivery.id }).from(delivery).where(isDue(db, due)).limit(1);
  return rows.length > 0;
}

export type Claimed = DeliveryRow & { url: string };

/**
 * Claims deliveries that are due: no other process claims them before the lease ends, and each claim counts as an
 * attempt. The time of the next attempt is the lease: deliveries that a dead process had claimed are due again.
 */
export async function claimDue(
  db: Db,
  { leaseMs, limit, ...due }: Due & { leaseMs: number; limit: number },
): Promise<Claimed[]> {
  const { webhook, webhookDelivery: delivery } = db.t;
  const query = db.q
    .select({ delivery, url: webhook.url })
    .from(delivery)
    .innerJoin(webhook, eq(webhook.id, delivery.webhookId))
    .where(isDue(db, due))
    .orderBy(asc(delivery.nextAttemptAt))
    .limit(limit);
  const rows =
    db.dialect === "postgres" ? await query.for("update", { of: delivery, skipLocked: true }) : await query;
  const leased = { nextAttemptAt: due.nowMs + leaseMs };
  const claimed = rows.map((row) => ({ ...row.delivery, url: row.url, attempts: row.delivery.attempts + 1 }));
  for (const { id, attempts } of claimed)
    await db.q
      .update(delivery)
      .set({ ...leased, attempts })
      .where(eq(delivery.id, id));
  return claimed;
}

/** Writes how an attempt ended, unless another process has begun the next one or the webhook is gone. */
export async function endAttempt(
  db: Db,
  { id, attempts, ...changes }: Partial<DeliveryRow> & Pick<DeliveryRow, "id" | "attempts">,
): Promise<void> {
  const { webhookDelivery: delivery } = db.t;
  await db.q
    .update(delivery)
    .set(changes)
    .where(and(eq(delivery.id, id), eq(delivery.attempts, attempts), eq(delivery.status, "waiting")));
}

/** Gives up what still waits for a webhook. */
export async function cancelWaiting(
  db: Db,
  { webhookId, nowMs }: { webhookId: string; nowMs: number },
): Promise<void> {
  const { webhookDelivery: delivery } = db.t;
  await db.q
    .update(delivery)
    .set({ status: "failed", problem: "paused", nextAttemptAt: nowMs, finishedAt: nowMs })
    .where(and(eq(delivery.webhookId, webhookId), eq(delivery.status, "waiting")));
}

/**
 * Gives up what has been due for too long, as behind a receiver that hardly ever answers. What was never tried goes on
 * waiting: it is due that long only because no server ran or others stand before it, and each is promised an attempt.
 */
export async function expireDeliveries(
  db: Db,
  { dueBeforeMs, nowMs }: { dueBeforeMs: number; nowMs: number },
): Promise<void> {
  const { webhookDelivery: delivery } = db.t;
  await db.q
    .update(delivery)
    .set({ status: "failed", problem: "expired", nextAttemptAt: nowMs, finishedAt: nowMs })
    .where(
      and(eq(delivery.status, "waiting"), lt(delivery.nextAttemptAt, dueBeforeMs), gt(delivery.attempts, 0)),
    );
}

/**
 * Deletes at most `limit` finished deliveries that ended before a time; returns how many. A finished one keeps its end
 * in `nextAttemptAt` too, so that the index of what is due finds it.
 */
export async function pruneDeliveries(
  db: Db,
  { endedBeforeMs, limit }: { endedBeforeMs: number; limit: number },
): Promise<number> {
  const { webhookDelivery: delivery } = db.t;
  const rows = await db.q
    .select({ id: delivery.id })
    .from(delivery)
    .where(and(inArray(delivery.status, ["delivered", "failed"]), lt(delivery.nextAttemptAt, endedBeforeMs)))
    .limit(limit);
  if (rows.length === 0) return 0;
  await db.q.delete(delivery).where(
    inArray(
      delivery.id,
      rows.map((row) => row.id),
    ),
  );
  return rows.length;
}
