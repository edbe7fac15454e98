import * as z from "zod/mini";
import { Degrees, Px, Size } from "../../shape-parts";

export const BoxShape = z.strictObject({
  kind: z.literal("box"),
  /** Left and top edge of the box before rotation. */
  x: Px,
  y: Px,
  width: Size,
  height: Size,
  rotation: Degrees,
});
export type BoxShape = z.infer<typeof BoxShape>;
