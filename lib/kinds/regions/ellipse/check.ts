import type { Issue } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { checkPoints } from "../../check-points";
import type { InputContent } from "../../input-content";
import type { EllipseControl } from "./control";
import type { EllipseShape } from "./shape";

/** The centre lies on the image; the edge may reach past the border. */
export const checkEllipse = (shape: EllipseShape, control: EllipseControl, input: InputContent): Issue[] =>
  shape.rotation !== 0 && !control.rotatable
    ? [{ path: "rotation", message: say("answers.uprightEllipses", { name: control.name }) }]
    : checkPoints([[shape.cx, shape.cy]], input, "centre");
