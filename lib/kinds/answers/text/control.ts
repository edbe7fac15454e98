import { z } from "zod";
import { asked } from "@/lib/labels/parts";

export const TextControl = z.strictObject({
  ...asked,
  kind: z.literal("text"),
  multiline: z.boolean().optional(),
  maxLength: z.int().min(1).max(100_000).optional(),
});
export type TextControl = z.infer<typeof TextControl>;
