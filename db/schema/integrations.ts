import { sql } from "drizzle-orm";
import type { AnnotationDocument } from "@/lib/annotation/document";
import type { Kit } from "./kit-postgres";

export type DeliveryStatus = "waiting" | "delivered" | "failed";

/** Tables of the integrations: predictions of models, and webhooks. */
export function defineIntegrations(kit: Kit) {
  const prediction = kit.table(
    "prediction",
    {
      id: kit.text("id").primaryKey(),
      projectId: kit.text("project_id").notNull(),
      taskId: kit.text("task_id").notNull(),
      /** Name and version of the model or rule, as its user calls it. One suggestion per task and model. */
      model: kit.text("model").notNull(),
      document: kit.json<AnnotationDocument>("document").notNull(),
      /** 0 to 1, as the model sent it; null when it sent none. */
      score: kit.real("score"),
      schemaVersion: kit.int("schema_version").notNull(),
      createdBy: kit.text("created_by").notNull(),
      /** The import that has brought it; null of what came by the API. */
      importJobId: kit.text("import_job_id"),
      createdAt: kit.time("created_at").notNull(),
    },
    (t) => [
      kit.index("prediction_import").on(t.importJobId).where(sql`import_job_id is not null`),
      kit.uniqueIndex("prediction_task_model").on(t.taskId, t.model),
      kit.index("prediction_model").on(t.projectId, t.model, t.id),
    ],
  );
  const webhook = kit.table(
    "webhook",
    {
      id: kit.text("id").primaryKey(),
      projectId: kit.text("project_id").notNull(),
      url: kit.text("url").notNull(),
      events: kit.json<string[]>("events").notNull(),
      active: kit.bool("active").notNull().default(true),
      createdBy: kit.text("created_by").notNull(),
      createdAt: kit.time("created_at").notNull(),
    },
    (t) => [kit.index("webhook_project").on(t.projectId, t.createdAt)],
  );
  /** Messages to send: written in the transaction of what they tell, sent later, so that no label waits for a receiver. */
  const webhookDelivery = kit.table(
    "webhook_delivery",
    {
      id: kit.text("id").primaryKey(),
      projectId: kit.text("project_id").notNull(),
      webhookId: kit.text("webhook_id").notNull(),
      event: kit.text("event").notNull(),
      payload: kit.json<Record<string, unknown>>("payload").notNull(),
      status: kit.text("status").$type<DeliveryStatus>().notNull(),
      attempts: kit.int("attempts").notNull().default(0),
      nextAttemptAt: kit.time("next_attempt_at").notNull(),
      /** HTTP status of the last attempt; null when no answer came. */
      responseStatus: kit.int("response_status"),
      problem: kit.text("problem"),
      createdAt: kit.time("created_at").notNull(),
      finishedAt: kit.time("finished_at"),
    },
    (t) => [
      kit.index("webhook_delivery_due").on(t.status, t.nextAttemptAt),
      kit.index("webhook_delivery_webhook").on(t.webhookId, t.createdAt),
    ],
  );
  return { prediction, webhook, webhookDelivery };
}
