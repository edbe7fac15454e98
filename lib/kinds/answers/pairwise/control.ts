import * as z from "zod/mini";
import { asked, SchemaId } from "@/lib/labels/parts";

export const PairwiseControl = z.strictObject({
  ...asked,
  kind: z.literal("pairwise"),
  left: SchemaId,
  right: SchemaId,
  /** Further inputs that are compared with these two; each is an answer under its own id. */
  others: z.optional(z.array(SchemaId).check(z.minLength(1), z.maxLength(18))),
  allowTie: z.optional(z.boolean()),
  /** None of the candidates will do. */
  allowBad: z.optional(z.boolean()),
  /** The candidates stand in an order of chance for each task and annotator, as A, B and so on. */
  shuffle: z.optional(z.boolean()),
});
export type PairwiseControl = z.infer<typeof PairwiseControl>;
