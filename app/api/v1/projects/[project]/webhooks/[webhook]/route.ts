import { handle } from "@/lib/server/http/handle";
import { deleteWebhook, patchWebhook } from "@/lib/server/webhooks/webhooks";

export const PATCH = handle("patchWebhook", patchWebhook);
export const DELETE = handle("deleteWebhook", deleteWebhook);
