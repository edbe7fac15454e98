import * as z from "zod/mini";
import { Name, region, SchemaId } from "@/lib/labels/parts";

export const SkeletonControl = z.strictObject({
  ...region,
  kind: z.literal("skeleton"),
  joints: z.array(z.strictObject({ id: SchemaId, name: Name })).check(z.minLength(1), z.maxLength(200)),
  /** Pairs of joint ids to draw a bone between. */
  bones: z.array(z.tuple([SchemaId, SchemaId])).check(z.maxLength(400)),
});
export type SkeletonControl = z.infer<typeof SkeletonControl>;
