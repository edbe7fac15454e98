/** The filter of the list of reviews read from the address; on the server, since it needs the contract of the list. */
import * as z from "zod/mini";
import { ListReviews } from "@/lib/contracts/reviews";
import type { ReviewView } from "./review-view";

const View = z.omit(ListReviews, { cursor: true, limit: true });

/** An address edited by hand shows a list rather than an error. */
export function readReviewView(query: Record<string, string | string[] | undefined>): ReviewView {
  const view: Record<string, string> = {};
  for (const [name, value] of Object.entries(query)) {
    if (typeof value !== "string" || value === "") continue;
    if (View.safeParse({ ...view, [name]: value }).success) view[name] = value;
  }
  return View.parse(view);
}
