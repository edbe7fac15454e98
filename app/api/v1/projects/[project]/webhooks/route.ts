import { handle } from "@/lib/server/http/handle";
import { createWebhook, listWebhooks } from "@/lib/server/webhooks/webhooks";

export const GET = handle("listWebhooks", listWebhooks);
export const POST = handle("createWebhook", createWebhook);
