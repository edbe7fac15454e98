import * as z from "zod/mini";
import { asked } from "@/lib/labels/parts";

export const NumberControl = z.strictObject({
  ...asked,
  kind: z.literal("number"),
  min: z.optional(z.number()),
  max: z.optional(z.number()),
  integer: z.optional(z.boolean()),
  /** Numbers lie so far apart, counted from `min` or from 0. */
  step: z.optional(z.number().check(z.positive())),
  /** Given on a line from `min` to `max`, too. */
  slider: z.optional(z.boolean()),
  unit: z.optional(z.string().check(z.maxLength(40))),
});
export type NumberControl = z.infer<typeof NumberControl>;
