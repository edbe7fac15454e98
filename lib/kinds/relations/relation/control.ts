import { z } from "zod";
import { base, labels, SchemaId } from "@/lib/labels/parts";

export const RelationControl = z.strictObject({
  ...base,
  kind: z.literal("relation"),
  labels: labels(1),
  directed: z.boolean().optional(),
  /** Controls whose regions may be the ends; any region control when left out. */
  from: z.array(SchemaId).optional(),
  to: z.array(SchemaId).optional(),
});
export type RelationControl = z.infer<typeof RelationControl>;
