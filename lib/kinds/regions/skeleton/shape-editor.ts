/** Skeletons: every joint on the image; joints are dragged one by one, hidden, taken away and put back. */
import { type Point, rotatePoint } from "@/lib/core/geometry";
import type { Choice, FlipAxis, Handle, ShapeEditor } from "@/lib/editor/shape-editor";
import type { Size } from "@/lib/editor/viewport";
import { fitInto } from "@/lib/geometry/transform";
import { boundsFields, MIN_SIZE_PX } from "../../drawing/bounds-fields";
import { clamp, onImage, seenPart } from "../../drawing/place";
import type { SkeletonControl } from "./control";
import { boundsOfJoints } from "./geometry";
import { dots } from "./outline";
import type { SkeletonShape } from "./shape";
import { skeletonIn } from "./template";

const mapJoints = (shape: SkeletonShape, change: (place: Point) => Point, limits: Size): SkeletonShape => ({
  kind: "skeleton",
  joints: shape.joints.map((joint) => {
    const [x, y] = onImage(change([joint.x, joint.y]), limits);
    return { ...joint, x, y };
  }),
});

function handles(shape: SkeletonShape): Handle[] {
  const drawn = dots(shape);
  return shape.joints.map(({ id, x, y }, i) => ({
    id,
    point: [x, y],
    pulls: [x, y],
    cursor: "move",
    isRound: true,
    isFull: drawn[i]?.isHollow === false,
  }));
}

function dragHandle(shape: SkeletonShape, handle: string, to: Point, limits: Size): SkeletonShape {
  const [x, y] = onImage(to, limits);
  return {
    kind: "skeleton",
    joints: shape.joints.map((joint) => (joint.id === handle ? { ...joint, x, y } : joint)),
  };
}

/** A visible joint becomes a hidden one, a hidden one goes; the last one stays. */
function removeHandle(shape: SkeletonShape, handle: string): SkeletonShape | null {
  const joint = shape.joints.find(({ id }) => id === handle);
  if (!joint) return null;
  if (joint.visibility === 2)
    return {
      kind: "skeleton",
      joints: shape.joints.map((one) => (one.id === handle ? { ...one, visibility: 1 as const } : one)),
    };
  return shape.joints.length > 1
    ? { kind: "skeleton", joints: shape.joints.filter(({ id }) => id !== handle) }
    : null;
}

function move(shape: SkeletonShape, dx: number, dy: number, limits: Size): SkeletonShape {
  const { x, y, width, height } = boundsOfJoints(shape);
  const right = clamp(dx, -x, limits.width - x - width);
  const down = clamp(dy, -y, limits.height - y - height);
  return mapJoints(shape, ([px, py]) => [px + right, py + down], limits);
}

/** Stretched from its left top corner; a side without length stays. */
function grow(shape: SkeletonShape, dx: number, dy: number, limits: Size): SkeletonShape {
  const { x, y, width, height } = boundsOfJoints(shape);
  const factor = (length: number, by: number, room: number) =>
    length === 0 ? 1 : clamp(length + by, MIN_SIZE_PX, room) / length;
  const [fx, fy] = [factor(width, dx, limits.width - x), factor(height, dy, limits.height - y)];
  return mapJoints(shape, ([px, py]) => [x + (px - x) * fx, y + (py - y) * fy], limits);
}

/** Changed about its middle and brought onto the image; as it was where it is then larger than the image. */
function changed(
  shape: SkeletonShape,
  change: (place: Point, middle: Point) => Point,
  limits: Size,
): SkeletonShape {
  const { x, y, width, height } = boundsOfJoints(shape);
  const places = shape.joints.map((joint) => change([joint.x, joint.y], [x + width / 2, y + height / 2]));
  const shift = fitInto(places, limits);
  if (!shift) return shape;
  const joints = shape.joints.map((joint, i) => {
    const [px, py] = places[i] as Point;
    const [jx, jy] = onImage([px + shift[0], py + shift[1]], limits);
    return { ...joint, x: jx, y: jy };
  });
  return { kind: "skeleton", joints };
}

/** In a mirror the left hand is where the right one was: joints that are each other's image change places. */
function flip(
  shape: SkeletonShape,
  axis: FlipAxis,
  limits: Size,
  { joints }: SkeletonControl,
): SkeletonShape {
  const mirrored = changed(
    shape,
    ([x, y], [cx, cy]) => (axis === "horizontal" ? [2 * cx - x, y] : [x, 2 * cy - y]),
    limits,
  );
  if (axis === "vertical") return mirrored;
  const partner = new Map(
    joints.flatMap(({ id, mirror }) => (mirror === undefined ? [] : [[id, mirror] as const])),
  );
  const set = new Set(mirrored.joints.map(({ id }) => id));
  return {
    kind: "skeleton",
    joints: mirrored.joints.map((joint) => {
      const other = partner.get(joint.id);
      return other !== undefined && set.has(other) ? { ...joint, id: other } : joint;
    }),
  };
}

const STATES = [
  { value: "visible", name: "kinds.jointVisible" },
  { value: "hidden", name: "kinds.jointHidden" },
  { value: "absent", name: "kinds.jointAbsent" },
] as const;

function choices(shape: SkeletonShape, { joints }: SkeletonControl): Choice[] {
  const set = new Map(shape.joints.map(({ id, visibility }) => [id, visibility]));
  return joints.map(({ id, name }) => {
    const visibility = set.get(id);
    const value = visibility === undefined ? "absent" : visibility === 1 ? "hidden" : "visible";
    return { key: id, name, value, options: STATES };
  });
}

/** A joint that was absent stands where the template has it, stretched over the joints that are set. */
function setChoice(
  shape: SkeletonShape,
  key: string,
  value: string,
  control: SkeletonControl,
): SkeletonShape {
  const others = shape.joints.filter(({ id }) => id !== key);
  if (value === "absent") return others.length > 0 ? { kind: "skeleton", joints: others } : shape;
  const visibility = value === "hidden" ? (1 as const) : (2 as const);
  const present = shape.joints.find(({ id }) => id === key);
  const joint = present ?? skeletonIn(control, boundsOfJoints(shape)).joints.find(({ id }) => id === key);
  if (!joint) return shape;
  const all = new Map([...shape.joints, { ...joint, visibility }].map((one) => [one.id, one]));
  // In the order of the template, so that equal skeletons are equal documents.
  return { kind: "skeleton", joints: control.joints.flatMap(({ id }) => all.get(id) ?? []) };
}

export const skeletonEditor: ShapeEditor<SkeletonShape, SkeletonControl> = {
  handles,
  dragHandle: (shape, handle, to, { limits }) => dragHandle(shape, handle, to, limits),
  removeHandle,
  move,
  grow,
  rotate: (shape, degrees, limits) =>
    changed(shape, (place, middle) => rotatePoint(place, middle, degrees), limits),
  flip,
  ...boundsFields(boundsOfJoints, move, grow),
  choices,
  setChoice,
  initial: (visible, limits, control) => {
    const { x, y, width, height } = seenPart(visible, limits);
    return skeletonIn(control, { x: x + width / 4, y: y + height / 4, width: width / 2, height: height / 2 });
  },
};
