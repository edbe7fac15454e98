import { z } from "zod";

export const MaskShape = z.strictObject({
  kind: z.literal("mask"),
  /** [height, width] in pixels. */
  size: z.tuple([z.int().positive(), z.int().positive()]),
  /** COCO run lengths: column-major, alternating background and foreground, background first. */
  counts: z.array(z.int().min(0)).min(1).max(4_000_000),
});
export type MaskShape = z.infer<typeof MaskShape>;
