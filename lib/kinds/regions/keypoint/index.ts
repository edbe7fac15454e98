import { checkPoints } from "../../check-points";
import { defineRegionKind } from "../../define";
import { describePoints } from "../../describe-place";
import { KeypointControl } from "./control";
import { KeypointShape } from "./shape";

export const keypoint = defineRegionKind<KeypointControl, KeypointShape>({
  kind: "keypoint",
  on: "image",
  name: "kindNames.keypoint",
  icon: "M8 9.500a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3zM8 1.500v3M8 11.500v3M1.5 8h3M11.5 8h3",
  key: "k",
  control: KeypointControl,
  shape: KeypointShape,
  check: (shape, _control, input) => checkPoints([[shape.x, shape.y]], input, "point"),
  blank: ({ id, name, input, labels }) => ({ id, name, kind: "keypoint", input, labels }),
  geometry: {
    bounds: ({ x, y }) => ({ x, y, width: 0, height: 0 }),
    contains: () => false,
    distance: ({ x, y }, [px, py]) => Math.hypot(x - px, y - py),
  },
  tool: { name: "kinds.toolKeypoint", hint: "kinds.hintKeypoint" },
  edit: () => import("./edit"),
  describe: ({ x, y }) => describePoints([[x, y]]),
  example: () => ({ kind: "keypoint", x: 60, y: 45 }),
});
