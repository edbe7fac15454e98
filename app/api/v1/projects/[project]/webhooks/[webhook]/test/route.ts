import { handle } from "@/lib/server/http/handle";
import { testWebhook } from "@/lib/server/webhooks/webhooks";

export const POST = handle("testWebhook", testWebhook);
