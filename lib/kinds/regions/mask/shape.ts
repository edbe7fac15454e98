import * as z from "zod/mini";

export const MaskShape = z.strictObject({
  kind: z.literal("mask"),
  /** [height, width] in pixels. */
  size: z.tuple([z.int().check(z.positive()), z.int().check(z.positive())]),
  /** COCO run lengths: column-major, alternating background and foreground, background first. */
  counts: z.array(z.int().check(z.minimum(0))).check(z.minLength(1), z.maxLength(4_000_000)),
});
export type MaskShape = z.infer<typeof MaskShape>;
