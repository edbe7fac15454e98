import * as z from "zod/mini";
import { asked } from "@/lib/labels/parts";
import { MAX_LISTED_CHARS } from "../../answer-value";

export const ListControl = z.strictObject({
  ...asked,
  kind: z.literal("list"),
  /** How many values at least, where there are any or the answer is required. */
  min: z.optional(z.int().check(z.minimum(1), z.maximum(2000))),
  max: z.optional(z.int().check(z.minimum(1), z.maximum(2000))),
  /** Of one value, code points. */
  maxLength: z.optional(z.int().check(z.minimum(1), z.maximum(MAX_LISTED_CHARS))),
});
export type ListControl = z.infer<typeof ListControl>;
