import { handle } from "@/lib/server/http/handle";
import { listDeliveries } from "@/lib/server/webhooks/webhooks";

export const GET = handle("listDeliveries", listDeliveries);
