import * as z from "zod/mini";
import { asked } from "@/lib/labels/parts";

export const RatingControl = z.strictObject({
  ...asked,
  kind: z.literal("rating"),
  /** Ratings are the integers 1 to `max`. */
  max: z.int().check(z.minimum(2), z.maximum(10)),
  lowLabel: z.optional(z.string().check(z.maxLength(100))),
  highLabel: z.optional(z.string().check(z.maxLength(100))),
});
export type RatingControl = z.infer<typeof RatingControl>;
