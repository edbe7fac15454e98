import { getAdjudicationOverview } from "@/lib/server/adjudication/overview";
import { handle } from "@/lib/server/http/handle";

export const GET = handle("getAdjudicationOverview", getAdjudicationOverview);
