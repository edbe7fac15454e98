import * as z from "zod/mini";
import { Px } from "../../shape-parts";

export const SkeletonShape = z.strictObject({
  kind: z.literal("skeleton"),
  /** One entry per placed joint. Visibility as in COCO: 1 hidden but known, 2 visible; absent joints are left out. */
  joints: z
    .array(
      z.strictObject({
        id: z.string().check(z.maxLength(64)),
        x: Px,
        y: Px,
        visibility: z.union([z.literal(1), z.literal(2)]),
      }),
    )
    .check(z.minLength(1)),
});
export type SkeletonShape = z.infer<typeof SkeletonShape>;
