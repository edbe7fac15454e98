/** The filter of the list of reviews, as it stands in the address and in API queries. */
import type { ListReviews } from "@/lib/contracts/reviews";

export type ReviewView = Omit<ListReviews, "cursor" | "limit">;
export const REVIEW_STATUSES: readonly ReviewView["status"][] = ["waiting", "accepted", "rejected", "fixed"];

export function writeReviewView(view: ReviewView): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(view))
    if (value !== undefined && value !== "") query.set(name, String(value));
  return query.toString();
}
