import { z } from "zod";
import { asked } from "@/lib/labels/parts";

export const RatingControl = z.strictObject({
  ...asked,
  kind: z.literal("rating"),
  /** Ratings are the integers 1 to `max`. */
  max: z.int().min(2).max(10),
  lowLabel: z.string().max(100).optional(),
  highLabel: z.string().max(100).optional(),
});
export type RatingControl = z.infer<typeof RatingControl>;
