import type { Issue } from "@/lib/core/app-error";
import { boxCorners } from "@/lib/core/geometry";
import { say } from "@/lib/core/message";
import { checkPoints } from "../../check-points";
import type { InputContent } from "../../input-content";
import type { BoxControl } from "./control";
import type { BoxShape } from "./shape";

/** An upright box lies on the image; of a rotated one the centre does, since its corners may reach past the border. */
export const checkBox = (shape: BoxShape, control: BoxControl, input: InputContent): Issue[] => {
  if (shape.rotation !== 0 && !control.rotatable)
    return [{ path: "rotation", message: say("answers.uprightBoxes", { name: control.name }) }];
  const points: [number, number][] =
    shape.rotation === 0 ? boxCorners(shape) : [[shape.x + shape.width / 2, shape.y + shape.height / 2]];
  return checkPoints(points, input, "corners");
};
