/**
 * Skeletons by object keypoint similarity (COCO keypoint evaluation, https://cocodataset.org/#keypoints-eval): the mean over
 * the joints of exp(-d² / (2 s² k²)), where s² is the area of the object. COCO takes the area of the annotated segment; here
 * it is 0.53 of the area around the joints, the mean of both annotators, and k is 0.16 for every joint, twice the mean of
 * COCO's deviations. A joint that only one of the two has set counts 0.
 */
import type { ShapeComparison } from "../../compare";
import { median } from "../../median-rect";
import { widened } from "../../tolerance";
import { boundsOfJoints } from "./geometry";
import type { SkeletonShape } from "./shape";

const AREA_OF_BOUNDS = 0.53;
const K = 0.16;
/** Joints less similar than this are no match at all. */
const LEAST = 1e-6;
/** Of joints on one spot or one line there is no area: it is taken for a thing of 10 × 10 px. */
const MIN_AREA_PX = 100;

const areaOf = (shape: SkeletonShape): number => {
  const { width, height } = boundsOfJoints(shape);
  return Math.max(width * height * AREA_OF_BOUNDS, MIN_AREA_PX);
};

/** In [0, 1], symmetric. */
export function keypointSimilarity(a: SkeletonShape, b: SkeletonShape): number {
  const others = new Map(b.joints.map((joint) => [joint.id, joint]));
  const all = new Set([...a.joints, ...b.joints].map(({ id }) => id)).size;
  const area = (areaOf(a) + areaOf(b)) / 2;
  const sum = a.joints.reduce((total, { id, x, y }) => {
    const other = others.get(id);
    if (!other) return total;
    const squared = (x - other.x) ** 2 + (y - other.y) ** 2;
    const similarity = Math.exp(-squared / (2 * area * K * K));
    return similarity < LEAST ? total : total + similarity;
  }, 0);
  return all === 0 ? 0 : sum / all;
}

/** The mean over joints that both have set of their distance, as a share of the root of the object's area; 0 without any. */
export function meanJointDistance(a: SkeletonShape, b: SkeletonShape): number {
  const others = new Map(b.joints.map((joint) => [joint.id, joint]));
  const distances = a.joints.flatMap(({ id, x, y }) => {
    const other = others.get(id);
    return other ? [Math.hypot(x - other.x, y - other.y)] : [];
  });
  const sum = distances.reduce((total, distance) => total + distance, 0);
  return distances.length === 0 ? 0 : sum / distances.length / Math.sqrt((areaOf(a) + areaOf(b)) / 2);
}

/** Joints that more than half of the annotators have set, in the middle of where they set them. */
function middleOf(shapes: readonly SkeletonShape[]): SkeletonShape {
  const ids = [...new Set(shapes.flatMap(({ joints }) => joints.map(({ id }) => id)))];
  const joints = ids.flatMap((id) => {
    const set = shapes.flatMap((shape) => shape.joints.filter((joint) => joint.id === id));
    if (set.length * 2 <= shapes.length) return [];
    const hidden = set.filter(({ visibility }) => visibility === 1).length;
    return {
      id,
      x: median(set.map(({ x }) => x)),
      y: median(set.map(({ y }) => y)),
      visibility: hidden * 2 > set.length ? (1 as const) : (2 as const),
    };
  });
  return joints.length > 0 ? { kind: "skeleton", joints } : (shapes[0] as SkeletonShape);
}

export const compare = (): ShapeComparison<SkeletonShape> => ({
  type: "nearness",
  extent: (shape) => widened(boundsOfJoints(shape), Math.max(1, Math.sqrt(areaOf(shape)) / 2)),
  nearness: keypointSimilarity,
  distance: meanJointDistance,
  middle: middleOf,
});
