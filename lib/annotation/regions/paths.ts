import { checkPoints, type RegionKind } from "./kind";

/** Corners and holes lie on the image. Self-crossing outlines are allowed: what they cover follows the even-odd rule. */
export const polygon: RegionKind<"polygon"> = {
  kind: "polygon",
  check: (shape, _control, input) => [
    ...checkPoints(shape.points, input, "points"),
    ...(shape.holes ?? []).flatMap((hole, i) => checkPoints(hole, input, `holes.${i}`)),
  ],
};

export const polyline: RegionKind<"polyline"> = {
  kind: "polyline",
  check: (shape, _control, input) => checkPoints(shape.points, input, "points"),
};
