import * as z from "zod/mini";
import { asked, labels } from "@/lib/labels/parts";

export const ChoiceControl = z.strictObject({
  ...asked,
  kind: z.literal("choice"),
  labels: labels(2),
  multiple: z.optional(z.boolean()),
});
export type ChoiceControl = z.infer<typeof ChoiceControl>;
