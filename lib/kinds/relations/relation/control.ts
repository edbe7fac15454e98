import * as z from "zod/mini";
import { base, labels, SchemaId } from "@/lib/labels/parts";

export const RelationControl = z.strictObject({
  ...base,
  kind: z.literal("relation"),
  labels: labels(1),
  directed: z.optional(z.boolean()),
  /**
   * What its relations make together; pairs when left out. `chains`: regions of text that mean the same thing, kept as their
   * group, so that being the same is never lost between two of them. `events`: relations from one region, the trigger, are the
   * arguments of one event, and their labels are roles.
   */
  structure: z.optional(z.enum(["chains", "events"])),
  /** Of events: ids of labels that every event has at least once, and of those that it has at most once. */
  requiredRoles: z.optional(z.array(SchemaId)),
  singleRoles: z.optional(z.array(SchemaId)),
  /** Controls whose regions may be the ends; any region control when left out. */
  from: z.optional(z.array(SchemaId)),
  to: z.optional(z.array(SchemaId)),
});
export type RelationControl = z.infer<typeof RelationControl>;
