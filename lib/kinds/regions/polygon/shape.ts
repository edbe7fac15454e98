import { z } from "zod";
import { Point } from "../../shape-parts";

export const PolygonShape = z.strictObject({
  kind: z.literal("polygon"),
  points: z.array(Point).min(3, "a polygon needs 3 points").max(100_000),
  holes: z.array(z.array(Point).min(3)).max(1000).optional(),
});
export type PolygonShape = z.infer<typeof PolygonShape>;
