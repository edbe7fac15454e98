import { listBulkActions, startBulkAction } from "@/lib/server/bulk/bulk-actions";
import { handle } from "@/lib/server/http/handle";

export const GET = handle("listBulkActions", listBulkActions);
export const POST = handle("startBulkAction", startBulkAction);
