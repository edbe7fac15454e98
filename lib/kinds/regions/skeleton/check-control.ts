import { say } from "@/lib/core/message";
import type { Problem } from "../../define";
import type { SkeletonControl } from "./control";

/** Every joint has an id of its own, and bones join joints that there are. */
export function checkControl({ joints, bones }: SkeletonControl, problem: Problem): void {
  const ids = new Set(joints.map((joint) => joint.id));
  if (ids.size < joints.length) problem("joints", say("labels.jointIdTwice"));
  joints.forEach(({ mirror }, i) => {
    if (mirror !== undefined && !ids.has(mirror))
      problem(`joints.${i}.mirror`, say("labels.unknownJoint", { joint: mirror }));
  });
  bones.forEach((bone, i) => {
    for (const id of bone) if (!ids.has(id)) problem(`bones.${i}`, say("labels.unknownJoint", { joint: id }));
  });
}
