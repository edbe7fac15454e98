import { listGuidelines, publishGuideline } from "@/lib/server/guidelines/guidelines";
import { handle } from "@/lib/server/http/handle";

export const POST = handle("publishGuideline", publishGuideline);
export const GET = handle("listGuidelines", listGuidelines);
