import { z } from "zod";
import { asked, SchemaId } from "@/lib/labels/parts";

export const PairwiseControl = z.strictObject({
  ...asked,
  kind: z.literal("pairwise"),
  left: SchemaId,
  right: SchemaId,
  allowTie: z.boolean().optional(),
});
export type PairwiseControl = z.infer<typeof PairwiseControl>;
