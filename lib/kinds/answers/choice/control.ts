import { z } from "zod";
import { asked, labels } from "@/lib/labels/parts";

export const ChoiceControl = z.strictObject({
  ...asked,
  kind: z.literal("choice"),
  labels: labels(2),
  multiple: z.boolean().optional(),
});
export type ChoiceControl = z.infer<typeof ChoiceControl>;
