import * as z from "zod/mini";
import { asked, labels } from "@/lib/labels/parts";

export const ChoiceControl = z.strictObject({
  ...asked,
  kind: z.literal("choice"),
  labels: labels(2),
  multiple: z.optional(z.boolean()),
  /** How the labels stand; one under another where it is left out. */
  layout: z.optional(z.enum(["columns", "inline"])),
});
export type ChoiceControl = z.infer<typeof ChoiceControl>;
