import { getGuidelineDraft, putGuidelineDraft } from "@/lib/server/guidelines/guidelines";
import { handle } from "@/lib/server/http/handle";

export const GET = handle("getGuidelineDraft", getGuidelineDraft);
export const PUT = handle("putGuidelineDraft", putGuidelineDraft);
