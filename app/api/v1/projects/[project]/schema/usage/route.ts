import { handle } from "@/lib/server/http/handle";
import { getSchemaUsage } from "@/lib/server/projects/save-schema";

export const GET = handle("getSchemaUsage", getSchemaUsage);
