import { handle } from "@/lib/server/http/handle";
import { queue } from "@/lib/server/labeling/queue";

export const POST = handle("queue", queue);
