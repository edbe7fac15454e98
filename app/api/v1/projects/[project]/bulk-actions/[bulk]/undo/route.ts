import { undoBulkAction } from "@/lib/server/bulk/bulk-actions";
import { handle } from "@/lib/server/http/handle";

export const POST = handle("undoBulkAction", undoBulkAction);
