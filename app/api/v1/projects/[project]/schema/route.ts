import { handle } from "@/lib/server/http/handle";
import { putSchema } from "@/lib/server/projects/save-schema";

export const PUT = handle("putSchema", putSchema);
