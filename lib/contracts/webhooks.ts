/** Webhooks: other programs get the events, never the content of tasks and answers. */
import * as z from "zod/mini";
import { says } from "@/lib/core/message";
import { Id, Paging, TimeMs } from "./common";

/** The events of a project. A published name keeps its meaning; new ones may come. */
export const WEBHOOK_EVENTS = [
  "annotation.submitted",
  "task.done",
  "task.resolved",
  "question.asked",
  "review.saved",
  "guideline.published",
  "import.finished",
  "consensus.finished",
  "release.frozen",
] as const;
export const WebhookEvent = z.enum(WEBHOOK_EVENTS);
export type WebhookEvent = z.infer<typeof WebhookEvent>;

/** What a test sends. */
export const PING = "ping";

const WebhookUrl = z
  .string()
  .check(z.trim(), z.minLength(1, says("webhooks.giveUrl")), z.maxLength(2_000, says("fields.over2000")));
const Events = z.pipe(
  z.array(WebhookEvent).check(z.minLength(1, says("webhooks.chooseEvent"))),
  z.transform((events) => WEBHOOK_EVENTS.filter((event) => events.includes(event))),
);

export const CreateWebhook = z.strictObject({
  url: WebhookUrl,
  events: Events,
  active: z._default(z.boolean(), true),
});
export const PatchWebhook = z.strictObject({
  url: z.optional(WebhookUrl),
  events: z.optional(Events),
  active: z.optional(z.boolean()),
});

/**
 * Why an attempt did not succeed. `no-answer` is the same for every address that cannot be reached or may not be called:
 * a webhook must not tell what listens inside the network of the server.
 */
export const DeliveryProblem = z.enum(["no-answer", "status", "redirect", "paused", "expired"]);
export type DeliveryProblem = z.infer<typeof DeliveryProblem>;

export const Delivery = z.object({
  id: Id,
  event: z.enum([...WEBHOOK_EVENTS, PING]),
  status: z.enum(["waiting", "delivered", "failed"]),
  attempts: z.int(),
  /** HTTP status of the last attempt; null when no answer came. */
  responseStatus: z.nullable(z.int()),
  problem: z.nullable(DeliveryProblem),
  createdAt: TimeMs,
  /** When it is tried next; null when it is done with. */
  nextAttemptAt: z.nullable(TimeMs),
  finishedAt: z.nullable(TimeMs),
});
export type Delivery = z.infer<typeof Delivery>;

export const Webhook = z.object({
  id: Id,
  url: z.string(),
  events: z.array(WebhookEvent),
  active: z.boolean(),
  createdAt: TimeMs,
  lastDelivery: z.nullable(Delivery),
});
export type Webhook = z.infer<typeof Webhook>;

/** `secret` signs every delivery; only this response has it. */
export const CreatedWebhook = z.object({ ...Webhook.shape, secret: z.string() });
export type CreatedWebhook = z.infer<typeof CreatedWebhook>;

export const ListDeliveries = z.strictObject({ ...Paging.shape });
