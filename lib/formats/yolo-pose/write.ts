/**
 * YOLO pose: `class cx cy w h`, then `x y v` for each joint in the order of the label schema; `v` is 0 for a joint that is
 * not set (`0 0 0`), 1 for a hidden one and 2 for a visible one. The box is the upright rectangle around the joints that are
 * set. A data set has one list of joints (`kpt_shape`, `flip_idx`, `kpt_names` of data.yaml), so skeletons with others do
 * not go together. Bones have no place, as they are the same for all skeletons; regions without joints are counted as lost.
 */
import { boundsOf, type Point, type Rect } from "@/lib/core/geometry";
import { say } from "@/lib/core/message";
import { yamlText } from "@/lib/exports/yaml-text";
import type { FrozenImage } from "@/lib/formats/writer";
import type { ControlOf, RegionControl, Shape, ShapeOf } from "@/lib/kinds";
import { inShares, pointsInShares, yoloFormat } from "../yolo/data-set";

type Joints = ControlOf<"skeleton">["joints"];
type Joint = ShapeOf<"skeleton">["joints"][number];
/** Of each joint of the control, undefined where it is not set; `unknown` are those that the control no longer has. */
type Pose = { bounds: Rect; joints: (Joint | undefined)[]; unknown: number };

const jointsOf = (control: RegionControl | undefined): Joints =>
  control?.kind === "skeleton" ? control.joints : [];

/**
 * For each joint the one it changes places with when the image is mirrored: itself, unless either of two names the other
 * one. Every joint stands there once, so that no place of a mirrored skeleton is taken twice.
 */
export function flipIndex(joints: Joints): number[] {
  const flip = joints.map((_, i) => i);
  joints.forEach(({ mirror }, i) => {
    const other = joints.findIndex(({ id }) => id === mirror);
    if (other < 0 || flip[i] !== i || flip[other] !== other) return;
    flip[i] = other;
    flip[other] = i;
  });
  return flip;
}

/** What has to be the same for all skeletons of a data set. */
const columnsOf = (control: RegionControl): string => {
  const joints = jointsOf(control);
  return JSON.stringify([joints.map(({ name }) => name), flipIndex(joints)]);
};

function poseOf(shape: Shape, { widthPx, heightPx }: FrozenImage, control: RegionControl): Pose | null {
  if (shape.kind !== "skeleton") return null;
  const set = new Map(shape.joints.map((joint) => [joint.id, joint]));
  const joints = jointsOf(control).map(({ id }) => set.get(id));
  const known = joints.filter((joint) => joint !== undefined);
  const onImage = known.map(({ x, y }): Point => [within(x, widthPx), within(y, heightPx)]);
  const bounds = boundsOf(onImage);
  const isBeside = known.every(({ x, y }) => x < 0 || y < 0 || x > widthPx || y > heightPx);
  return bounds && !isBeside ? { bounds, joints, unknown: set.size - known.length } : null;
}

const within = (value: number, size: number): number => Math.min(Math.max(value, 0), size);

function lineOf({ bounds: { x, y, width, height }, joints }: Pose, image: FrozenImage): string {
  const { widthPx, heightPx } = image;
  const box = [
    pointsInShares([[x + width / 2, y + height / 2]], image),
    inShares(width, widthPx),
    inShares(height, heightPx),
  ];
  const columns = joints.map((joint) =>
    joint ? `${pointsInShares([[joint.x, joint.y]], image)} ${joint.visibility}` : "0 0 0",
  );
  return [...box, ...columns].join(" ");
}

export const yoloPose = yoloFormat({
  holds: (kind) => kind === "skeleton",
  none: say("releases.yoloPoseSkeletons"),
  misfit: (controls) => (new Set(controls.map(columnsOf)).size > 1 ? say("releases.yoloPoseJoints") : null),
  partOf: poseOf,
  line: lineOf,
  lost: ({ unknown }) => ({ oldJoints: unknown }),
  yaml: ([control], classes) => {
    const joints = jointsOf(control);
    const names = joints.map(({ name }) => `    - ${yamlText(name)}`);
    return [
      `kpt_shape: [${joints.length}, 3]`,
      `flip_idx: [${flipIndex(joints).join(", ")}]`,
      "kpt_names:",
      ...classes.flatMap((number) => [`  ${number}:`, ...names]),
    ];
  },
});
