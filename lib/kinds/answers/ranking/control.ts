import * as z from "zod/mini";
import { asked, labels, SchemaId } from "@/lib/labels/parts";

export const RankingControl = z.strictObject({
  ...asked,
  kind: z.literal("ranking"),
  labels: labels(2),
  /** Inputs that are put in order, each by a label with its id, in the same order. */
  inputs: z.optional(z.array(SchemaId).check(z.minLength(2), z.maxLength(20))),
  /** These inputs stand in an order of chance for each task and annotator, as A, B and so on. */
  shuffle: z.optional(z.boolean()),
  /** Labels may have equal places. */
  ties: z.optional(z.boolean()),
});
export type RankingControl = z.infer<typeof RankingControl>;
