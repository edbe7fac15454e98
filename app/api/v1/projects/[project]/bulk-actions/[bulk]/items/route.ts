import { listBulkItems } from "@/lib/server/bulk/bulk-actions";
import { handle } from "@/lib/server/http/handle";

export const GET = handle("listBulkItems", listBulkItems);
