import { getGuideline } from "@/lib/server/guidelines/guidelines";
import { handle } from "@/lib/server/http/handle";

export const GET = handle("getGuideline", getGuideline);
