import * as z from "zod/mini";
import { Name, region, SchemaId } from "@/lib/labels/parts";

/** A share of the width or height of the template, from its left or top. */
const Share = z.number().check(z.minimum(0), z.maximum(1));

export const SkeletonControl = z.strictObject({
  ...region,
  kind: z.literal("skeleton"),
  joints: z
    .array(
      z.strictObject({
        id: SchemaId,
        name: Name,
        /** Where it stands in the template; joints without a place stand around the middle. */
        x: z.optional(Share),
        y: z.optional(Share),
        /** The joint it changes places with in a mirror: the left hand and the right hand. */
        mirror: z.optional(SchemaId),
      }),
    )
    .check(z.minLength(1), z.maxLength(200)),
  /** Pairs of joint ids to draw a bone between. */
  bones: z.array(z.tuple([SchemaId, SchemaId])).check(z.maxLength(400)),
});
export type SkeletonControl = z.infer<typeof SkeletonControl>;
