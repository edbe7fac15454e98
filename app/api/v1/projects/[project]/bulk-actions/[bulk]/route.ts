import { cancelBulkAction, getBulkAction } from "@/lib/server/bulk/bulk-actions";
import { handle } from "@/lib/server/http/handle";

export const GET = handle("getBulkAction", getBulkAction);
export const DELETE = handle("cancelBulkAction", cancelBulkAction);
