import type { Issue } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { checkPoints } from "../../check-points";
import type { InputContent } from "../../input-content";
import type { SkeletonControl } from "./control";
import type { SkeletonShape } from "./shape";

/** Joints of the control, each at most once, on the image. */
export function checkSkeleton(shape: SkeletonShape, control: SkeletonControl, input: InputContent): Issue[] {
  const known = new Set(control.joints.map((joint) => joint.id));
  const ids = shape.joints.map((joint) => joint.id);
  const stranger = ids.find((id) => !known.has(id));
  if (stranger !== undefined)
    return [{ path: "joints", message: say("answers.unknownJoint", { joint: stranger }) }];
  if (new Set(ids).size < ids.length) return [{ path: "joints", message: say("answers.jointTwice") }];
  return checkPoints(
    shape.joints.map((joint) => [joint.x, joint.y] as const),
    input,
    "joints",
  );
}

/** Joints that were taken out of the template go. */
export function fitSkeleton(shape: SkeletonShape, control: SkeletonControl): SkeletonShape | null {
  const joints = shape.joints.filter(({ id }) => control.joints.some((joint) => joint.id === id));
  if (joints.length === shape.joints.length) return shape;
  return joints.length > 0 ? { ...shape, joints } : null;
}
