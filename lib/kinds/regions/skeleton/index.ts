import { defineRegionKind } from "../../define";
import { describePoints } from "../../describe-place";
import { checkSkeleton, fitSkeleton } from "./check";
import { SkeletonControl } from "./control";
import { boundsOfJoints, isBetweenJoints } from "./geometry";
import { SkeletonShape } from "./shape";
import { skeletonIn } from "./template";

export const skeleton = defineRegionKind<SkeletonControl, SkeletonShape>({
  kind: "skeleton",
  on: "image",
  name: "kindNames.skeleton",
  icon: "M8 5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3zM8 5v5M4 7h8M8 10l-3 4M8 10l3 4",
  control: SkeletonControl,
  shape: SkeletonShape,
  check: checkSkeleton,
  fit: fitSkeleton,
  geometry: {
    bounds: boundsOfJoints,
    contains: isBetweenJoints,
    named: {
      points: ({ joints, bones }) => ({
        ids: joints.map(({ id }) => id),
        names: joints.map(({ name }) => name),
        links: bones,
      }),
      set: ({ joints }) =>
        joints.map(({ id, x, y, visibility }) => ({ id, x, y, isVisible: visibility === 2 })),
    },
  },
  tool: { name: "kinds.toolSkeleton", hint: "kinds.hintSkeleton", gripHint: "kinds.hintJoints" },
  edit: () => import("./edit"),
  blank: ({ id, name, input, labels }) => ({
    id,
    name,
    kind: "skeleton",
    input,
    labels,
    joints: [
      { id: "top", name: "Top", x: 0.5, y: 0 },
      { id: "middle", name: "Middle", x: 0.5, y: 0.5 },
      { id: "left", name: "Left", x: 0, y: 1, mirror: "right" },
      { id: "right", name: "Right", x: 1, y: 1, mirror: "left" },
    ],
    bones: [
      ["top", "middle"],
      ["middle", "left"],
      ["middle", "right"],
    ],
  }),
  describe: ({ joints }) => describePoints(joints.map(({ x, y }) => [x, y])),
  example: (control) => skeletonIn(control, { x: 10, y: 20, width: 100, height: 60 }),
});
