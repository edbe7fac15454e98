import { checkPoints, type RegionKind } from "./kind";

export const keypoint: RegionKind<"keypoint"> = {
  kind: "keypoint",
  check: (shape, _control, input) => checkPoints([[shape.x, shape.y]], input, "point"),
};

/** Joints of the control, each at most once, on the image. */
export const skeleton: RegionKind<"skeleton"> = {
  kind: "skeleton",
  check: (shape, control, input) => {
    const known = new Set(control.joints.map((joint) => joint.id));
    const ids = shape.joints.map((joint) => joint.id);
    const stranger = ids.find((id) => !known.has(id));
    if (stranger !== undefined) return [{ path: "joints", message: `there is no joint "${stranger}" here` }];
    if (new Set(ids).size < ids.length) return [{ path: "joints", message: "the same joint stands twice" }];
    return checkPoints(
      shape.joints.map((joint) => [joint.x, joint.y] as const),
      input,
      "joints",
    );
  },
};
