/** A project's webhooks and what became of their deliveries. */
import type { Db } from "@/db/client/database";
import { lockProjectRow } from "@/db/queries/projects";
import {
  cancelWaiting,
  countWebhooks,
  type DeliveryRow,
  deleteWebhook as deleteWebhookRows,
  findWebhook,
  insertDeliveries,
  insertWebhook,
  listDeliveries as listDeliveryRows,
  listWebhooks as listWebhookRows,
  updateWebhook,
  type WebhookRow,
} from "@/db/queries/webhooks";
import { type Delivery, PING, type Webhook } from "@/lib/contracts/webhooks";
import { AppError, at, notFound } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { requireRole } from "../access";
import { recordEvent } from "../audit";
import type { Context } from "../context";
import { readTimeCursor, writeTimeCursor } from "../cursor";
import { readTarget } from "../outbound/target";
import type { UseCase } from "../use-case";
import { newDelivery } from "./enqueue-webhook";
import { webhookSecret } from "./signature";

const MAX_WEBHOOKS = 20;

/** The address as it is called. Looking up its name is left to the first delivery: an answer here would tell of names. */
function requireUrl(context: Context, text: string): string {
  const target = readTarget(text, context.config.webhookAllow);
  if (target) return target.url.href;
  const issue = { path: "url", message: say("webhooks.urlBlocked") };
  throw new AppError("url_blocked", at(issue.path, issue.message), { issues: [issue] });
}

function toDelivery(row: DeliveryRow): Delivery {
  const { id, event, status, attempts, responseStatus, problem, createdAt, nextAttemptAt, finishedAt } = row;
  return {
    id,
    status,
    attempts,
    responseStatus,
    createdAt,
    finishedAt,
    event: event as Delivery["event"],
    problem: problem as Delivery["problem"],
    nextAttemptAt: status === "waiting" ? nextAttemptAt : null,
  };
}

async function toWebhook(db: Db, row: WebhookRow): Promise<Webhook> {
  const [last] = await listDeliveryRows(db, { webhookId: row.id, limit: 1 });
  const { id, url, events, active, createdAt } = row;
  return {
    id,
    url,
    active,
    createdAt,
    events: events as Webhook["events"],
    lastDelivery: last ? toDelivery(last) : null,
  };
}

async function requireWebhook(db: Db, params: { project: string; webhook: string }): Promise<WebhookRow> {
  const row = await findWebhook(db, { projectId: params.project, webhookId: params.webhook });
  if (!row) throw notFound("webhook");
  return row;
}

export const listWebhooks: UseCase<"listWebhooks"> = async (context, { params }) => {
  await requireRole(context, params.project, "manager");
  const db = context.database.read;
  const rows = await listWebhookRows(db, { projectId: params.project });
  return { items: await Promise.all(rows.map((row) => toWebhook(db, row))), nextCursor: null };
};

export const createWebhook: UseCase<"createWebhook"> = async (context, { params, body }) => {
  const projectId = params.project;
  const { actor } = await requireRole(context, projectId, "manager");
  const nowMs = context.now();
  const row: WebhookRow = {
    id: context.newId(),
    projectId,
    url: requireUrl(context, body.url),
    events: body.events,
    active: body.active,
    createdBy: actor.id,
    createdAt: nowMs,
  };
  return context.database.write(async (db) => {
    await lockProjectRow(db, { projectId });
    if ((await countWebhooks(db, { projectId })) >= MAX_WEBHOOKS)
      throw new AppError("conflict", say("webhooks.tooMany", { max: MAX_WEBHOOKS }));
    await insertWebhook(db, row);
    const detail = { events: row.events };
    await recordEvent(
      db,
      { projectId, actorId: actor.id, action: "webhook.create", target: row.id, detail },
      nowMs,
    );
    return { ...(await toWebhook(db, row)), secret: webhookSecret(context.config.secret, row.id) };
  });
};

export const patchWebhook: UseCase<"patchWebhook"> = async (context, { params, body }) => {
  const projectId = params.project;
  const { actor } = await requireRole(context, projectId, "manager");
  const url = body.url === undefined ? undefined : requireUrl(context, body.url);
  const nowMs = context.now();
  return context.database.write(async (db) => {
    const before = await requireWebhook(db, params);
    const row = {
      ...before,
      url: url ?? before.url,
      events: body.events ?? before.events,
      active: body.active ?? before.active,
    };
    await updateWebhook(db, row);
    if (!row.active) await cancelWaiting(db, { webhookId: row.id, nowMs });
    const detail = { fields: Object.keys(body) };
    await recordEvent(
      db,
      { projectId, actorId: actor.id, action: "webhook.change", target: row.id, detail },
      nowMs,
    );
    return toWebhook(db, row);
  });
};

export const deleteWebhook: UseCase<"deleteWebhook"> = async (context, { params }) => {
  const projectId = params.project;
  const { actor } = await requireRole(context, projectId, "manager");
  await context.database.write(async (db) => {
    const { id } = await requireWebhook(db, params);
    await deleteWebhookRows(db, { webhookId: id });
    await recordEvent(
      db,
      { projectId, actorId: actor.id, action: "webhook.delete", target: id },
      context.now(),
    );
  });
  return {};
};

export const listDeliveries: UseCase<"listDeliveries"> = async (context, { params, query }) => {
  await requireRole(context, params.project, "manager");
  const db = context.database.read;
  const { id: webhookId } = await requireWebhook(db, params);
  const before = readTimeCursor(query.cursor);
  const rows = await listDeliveryRows(db, { webhookId, before, limit: query.limit });
  const last = rows.length === query.limit ? rows.at(-1) : undefined;
  return {
    items: rows.map(toDelivery),
    nextCursor: last ? writeTimeCursor({ at: last.createdAt, id: last.id }) : null,
  };
};

export const testWebhook: UseCase<"testWebhook"> = async (context, { params }) => {
  const projectId = params.project;
  await requireRole(context, projectId, "manager");
  return context.database.write(async (db) => {
    const { id } = await requireWebhook(db, params);
    const [last] = await listDeliveryRows(db, { webhookId: id, limit: 1 });
    if (last?.event === PING && last.status === "waiting")
      throw new AppError("conflict", say("webhooks.testRunning"));
    const ping = { projectId, event: PING, payload: {} } as const;
    const row = newDelivery(id, ping, context.now(), context.newId);
    await insertDeliveries(db, [row]);
    return toDelivery(row);
  });
};
