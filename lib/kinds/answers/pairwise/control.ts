import * as z from "zod/mini";
import { asked, SchemaId } from "@/lib/labels/parts";

export const PairwiseControl = z.strictObject({
  ...asked,
  kind: z.literal("pairwise"),
  left: SchemaId,
  right: SchemaId,
  allowTie: z.optional(z.boolean()),
});
export type PairwiseControl = z.infer<typeof PairwiseControl>;
