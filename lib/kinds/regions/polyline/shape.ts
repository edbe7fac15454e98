import * as z from "zod/mini";
import { Point } from "../../shape-parts";

export const PolylineShape = z.strictObject({
  kind: z.literal("polyline"),
  points: z.array(Point).check(z.minLength(2, "a line needs 2 points"), z.maxLength(100_000)),
});
export type PolylineShape = z.infer<typeof PolylineShape>;
