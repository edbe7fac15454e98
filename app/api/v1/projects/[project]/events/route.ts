import { listEvents } from "@/lib/server/events/list-events";
import { handle } from "@/lib/server/http/handle";

export const GET = handle("listEvents", listEvents);
