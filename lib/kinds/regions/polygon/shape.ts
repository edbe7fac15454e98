import * as z from "zod/mini";
import { says } from "@/lib/core/message";
import { Point } from "../../shape-parts";

export const PolygonShape = z.strictObject({
  kind: z.literal("polygon"),
  points: z.array(Point).check(z.minLength(3, says("answers.polygonPoints")), z.maxLength(100_000)),
  holes: z.optional(z.array(z.array(Point).check(z.minLength(3))).check(z.maxLength(1000))),
});
export type PolygonShape = z.infer<typeof PolygonShape>;
