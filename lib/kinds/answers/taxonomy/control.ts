import * as z from "zod/mini";
import { asked, labels } from "@/lib/labels/parts";

export const TaxonomyControl = z.strictObject({
  ...asked,
  kind: z.literal("taxonomy"),
  labels: labels(1, 10_000),
  multiple: z.optional(z.boolean()),
  leavesOnly: z.optional(z.boolean()),
});
export type TaxonomyControl = z.infer<typeof TaxonomyControl>;
