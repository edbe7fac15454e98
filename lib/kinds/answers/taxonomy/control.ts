import { z } from "zod";
import { asked, labels } from "@/lib/labels/parts";

export const TaxonomyControl = z.strictObject({
  ...asked,
  kind: z.literal("taxonomy"),
  labels: labels(1),
  multiple: z.boolean().optional(),
  leavesOnly: z.boolean().optional(),
});
export type TaxonomyControl = z.infer<typeof TaxonomyControl>;
