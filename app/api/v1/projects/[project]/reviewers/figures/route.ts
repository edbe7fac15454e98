import { handle } from "@/lib/server/http/handle";
import { getReviewerFigures } from "@/lib/server/quality/reviewers";

export const GET = handle("getReviewerFigures", getReviewerFigures);
