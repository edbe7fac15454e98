import { checkPoints, type RegionKind } from "./kind";

/** The centre lies on the image; the edge may reach past the border. */
export const ellipse: RegionKind<"ellipse"> = {
  kind: "ellipse",
  check: (shape, control, input) =>
    shape.rotation !== 0 && !control.rotatable
      ? [{ path: "rotation", message: `"${control.name}" takes upright ellipses only` }]
      : checkPoints([[shape.cx, shape.cy]], input, "centre"),
};
