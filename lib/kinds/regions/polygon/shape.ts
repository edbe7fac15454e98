import { z } from "zod";
import { says } from "@/lib/core/message";
import { Point } from "../../shape-parts";

export const PolygonShape = z.strictObject({
  kind: z.literal("polygon"),
  points: z.array(Point).min(3, says("answers.polygonPoints")).max(100_000),
  holes: z.array(z.array(Point).min(3)).max(1000).optional(),
});
export type PolygonShape = z.infer<typeof PolygonShape>;
