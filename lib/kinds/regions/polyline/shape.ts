import * as z from "zod/mini";
import { says } from "@/lib/core/message";
import { Point } from "../../shape-parts";

export const PolylineShape = z.strictObject({
  kind: z.literal("polyline"),
  points: z.array(Point).check(z.minLength(2, says("answers.linePoints")), z.maxLength(100_000)),
});
export type PolylineShape = z.infer<typeof PolylineShape>;
