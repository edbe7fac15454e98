import * as z from "zod/mini";
import { asked, SchemaId } from "@/lib/labels/parts";

export const TextControl = z.strictObject({
  ...asked,
  kind: z.literal("text"),
  multiline: z.optional(z.boolean()),
  /** Code points; a draft may have fewer. */
  minLength: z.optional(z.int().check(z.minimum(1), z.maximum(100_000))),
  /** Code points. */
  maxLength: z.optional(z.int().check(z.minimum(1), z.maximum(100_000))),
  /** The input with which the answer begins and from which its changes are shown. */
  source: z.optional(SchemaId),
});
export type TextControl = z.infer<typeof TextControl>;
