import * as z from "zod/mini";
import { base, labels, SchemaId } from "@/lib/labels/parts";

export const RelationControl = z.strictObject({
  ...base,
  kind: z.literal("relation"),
  labels: labels(1),
  directed: z.optional(z.boolean()),
  /** Controls whose regions may be the ends; any region control when left out. */
  from: z.optional(z.array(SchemaId)),
  to: z.optional(z.array(SchemaId)),
});
export type RelationControl = z.infer<typeof RelationControl>;
