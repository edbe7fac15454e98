import { z } from "zod";
import { says } from "@/lib/core/message";
import { Point } from "../../shape-parts";

export const PolylineShape = z.strictObject({
  kind: z.literal("polyline"),
  points: z.array(Point).min(2, says("answers.linePoints")).max(100_000),
});
export type PolylineShape = z.infer<typeof PolylineShape>;
