import { z } from "zod";
import { Name, region, SchemaId } from "@/lib/labels/parts";

export const SkeletonControl = z.strictObject({
  ...region,
  kind: z.literal("skeleton"),
  joints: z
    .array(z.strictObject({ id: SchemaId, name: Name }))
    .min(1)
    .max(200),
  /** Pairs of joint ids to draw a bone between. */
  bones: z.array(z.tuple([SchemaId, SchemaId])).max(400),
});
export type SkeletonControl = z.infer<typeof SkeletonControl>;
