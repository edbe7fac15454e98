import { handle } from "@/lib/server/http/handle";
import { createReview, listReviews } from "@/lib/server/reviews/reviews";

export const GET = handle("listReviews", listReviews);
export const POST = handle("createReview", createReview);
