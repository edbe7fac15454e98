import * as z from "zod/mini";
import { Degrees, Px, Size } from "../../shape-parts";

export const EllipseShape = z.strictObject({
  kind: z.literal("ellipse"),
  cx: Px,
  cy: Px,
  rx: Size,
  ry: Size,
  rotation: Degrees,
});
export type EllipseShape = z.infer<typeof EllipseShape>;
