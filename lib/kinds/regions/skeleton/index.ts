import { defineRegionKind } from "../../define";
import { describePoints } from "../../describe-place";
import { checkSkeleton, checkSkeletonControl } from "./check";
import { SkeletonControl } from "./control";
import { SkeletonShape } from "./shape";

export const skeleton = defineRegionKind<SkeletonControl, SkeletonShape>({
  kind: "skeleton",
  on: "image",
  name: "kinds.name_skeleton",
  icon: "M8 5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3zM8 5v5M4 7h8M8 10l-3 4M8 10l3 4",
  control: SkeletonControl,
  shape: SkeletonShape,
  check: checkSkeleton,
  checkControl: checkSkeletonControl,
  settings: [{ key: "multiple", name: "settings.multiple", type: "switch" }],
  blank: ({ id, name, input, labels }) => ({
    id,
    name,
    kind: "skeleton",
    input,
    labels,
    joints: [{ id: "1", name: "1" }],
    bones: [],
  }),
  describe: ({ joints }) => describePoints(joints.map(({ x, y }) => [x, y])),
  example: ({ joints }) => ({
    kind: "skeleton",
    joints: joints.slice(0, 1).map(({ id }) => ({ id, x: 60, y: 45, visibility: 2 })),
  }),
});
