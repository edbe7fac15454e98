import type { Issue } from "@/lib/core/app-error";
import { checkPoints } from "../../check-points";
import type { InputContent } from "../../input-content";
import type { PolygonShape } from "./shape";

/** Corners and holes lie on the image. Self-crossing outlines are allowed: what they cover follows the even-odd rule. */
export const checkPolygon = (shape: PolygonShape, _control: unknown, input: InputContent): Issue[] => [
  ...checkPoints(shape.points, input, "points"),
  ...(shape.holes ?? []).flatMap((hole, i) => checkPoints(hole, input, `holes.${i}`)),
];
