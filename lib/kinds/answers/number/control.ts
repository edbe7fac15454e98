import { z } from "zod";
import { asked } from "@/lib/labels/parts";

export const NumberControl = z.strictObject({
  ...asked,
  kind: z.literal("number"),
  min: z.number().optional(),
  max: z.number().optional(),
  integer: z.boolean().optional(),
  unit: z.string().max(40).optional(),
});
export type NumberControl = z.infer<typeof NumberControl>;
