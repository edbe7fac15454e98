import { defineRegionKind } from "../../define";
import { checkMask } from "./check";
import { MaskControl } from "./control";
import { MaskShape } from "./shape";

export const mask = defineRegionKind<MaskControl, MaskShape>({
  kind: "mask",
  on: "image",
  name: "kinds.name_mask",
  icon: "M3 13c2 0 3-1 3-2.500L12.5 3 13.5 4 7 10.500M6 10.500L7 10.5",
  key: "m",
  control: MaskControl,
  shape: MaskShape,
  check: checkMask,
  settings: [{ key: "multiple", name: "settings.multiple", type: "switch" }],
  blank: ({ id, name, input, labels }) => ({ id, name, kind: "mask", input, labels }),
  describe: ({ size: [height, width] }) => `${width} × ${height}`,
  example: () => ({ kind: "mask", size: [200, 200], counts: [0, 200, 39_800] }),
});
