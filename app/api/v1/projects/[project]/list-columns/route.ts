import { handle } from "@/lib/server/http/handle";
import { putColumns } from "@/lib/server/views/saved-views";

export const PUT = handle("putColumns", putColumns);
