import * as z from "zod/mini";
import { asked } from "@/lib/labels/parts";

export const NumberControl = z.strictObject({
  ...asked,
  kind: z.literal("number"),
  min: z.optional(z.number()),
  max: z.optional(z.number()),
  integer: z.optional(z.boolean()),
  unit: z.optional(z.string().check(z.maxLength(40))),
});
export type NumberControl = z.infer<typeof NumberControl>;
