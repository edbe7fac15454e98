/**
 * Keypoints of COCO (https://cocodataset.org/#format-data): a category lists the names of its points and the links between
 * them, counted from 1; an annotation has x, y and a visibility for each: 0 not set, 1 hidden, 2 visible.
 *
 * A single point is a category with one keypoint, named like the category, and an empty `skeleton`: `showAnns` of pycocotools
 * reads that member of any category whose annotations have keypoints. Its `bbox` has no size and its `area` is 0. Readers
 * load it, but COCO's own evaluation, which measures distances by the area, cannot score it; it scores skeletons.
 */
import { boundsOf, type Point } from "@/lib/core/geometry";
import { type RegionControl, type RegionKindName, regionKind, type Shape } from "@/lib/kinds";

type NamedPoint = { id: string; x: number; y: number; isVisible: boolean };
type Keypoints = {
  /** The names in the order of the category, and pairs of places in it. */
  names: readonly string[];
  links: readonly (readonly number[])[];
  /** For each name where it is set; undefined where it is not. */
  of: (shape: Shape) => (NamedPoint | undefined)[];
};

export const hasKeypoints = (kind: RegionKindName): boolean =>
  kind === "keypoint" || regionKind(kind).geometry?.named !== undefined;

/**
 * @param name of the category
 * @returns null for a control whose regions are no points
 */
export function keypointsOf(control: RegionControl, name: string): Keypoints | null {
  if (control.kind === "keypoint")
    return {
      names: [name],
      links: [],
      of: (shape) => [
        shape.kind === "keypoint" ? { id: "point", x: shape.x, y: shape.y, isVisible: true } : undefined,
      ],
    };
  const { named } = regionKind(control.kind).geometry ?? {};
  if (!named) return null;
  const { ids, names, links } = named.points(control);
  return {
    names,
    links: links.map((link) => link.map((id) => ids.indexOf(id) + 1)),
    of: (shape) => {
      const set = new Map(named.set(shape).map((point) => [point.id, point]));
      return ids.map((id) => set.get(id));
    },
  };
}

/** The upright rectangle around the points that are set; null for none. */
export const boundsOfPoints = (points: readonly (NamedPoint | undefined)[]) =>
  boundsOf(points.flatMap((point): Point[] => (point ? [[point.x, point.y]] : [])));

/** How many points of the shape the control no longer has. */
export function unknownPoints(shape: Shape, control: RegionControl): number {
  const all = regionKind(shape.kind).geometry?.named?.set(shape).length ?? 0;
  const known =
    keypointsOf(control, "")
      ?.of(shape)
      .filter((point) => point !== undefined).length ?? 0;
  return Math.max(0, all - known);
}
