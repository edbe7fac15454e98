import { z } from "zod";
import { Point } from "../../shape-parts";

export const PolylineShape = z.strictObject({
  kind: z.literal("polyline"),
  points: z.array(Point).min(2, "a line needs 2 points").max(100_000),
});
export type PolylineShape = z.infer<typeof PolylineShape>;
