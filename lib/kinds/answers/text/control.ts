import * as z from "zod/mini";
import { asked } from "@/lib/labels/parts";

export const TextControl = z.strictObject({
  ...asked,
  kind: z.literal("text"),
  multiline: z.optional(z.boolean()),
  /** Code points. */
  maxLength: z.optional(z.int().check(z.minimum(1), z.maximum(100_000))),
});
export type TextControl = z.infer<typeof TextControl>;
