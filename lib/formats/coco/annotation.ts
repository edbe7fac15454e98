/** What COCO says of one region besides its ids and its category. */
import { boundsOf } from "@/lib/core/geometry";
import { ringArea } from "@/lib/core/ring-area";
import { ringsOnImage } from "@/lib/exports/outlines";
import type { FrozenImage } from "@/lib/formats/writer";
import { joinRings } from "@/lib/geometry/join-rings";
import { type Rle, rleArea, rleBounds } from "@/lib/geometry/rle";
import { rleToString } from "@/lib/geometry/rle-string";
import { type RegionControl, regionKind, type Shape } from "@/lib/kinds";
import { boundsOfPoints, hasKeypoints, keypointsOf } from "./keypoints";

const round = (value: number) => Math.round(value * 1000) / 1000;

/** Whether a shape has an annotation: not beside its image, without an area or a pixel, or without a point that is known. */
export function isWritten(shape: Shape, image: FrozenImage, control: RegionControl): boolean {
  if (hasKeypoints(shape.kind))
    return (
      keypointsOf(control, "")
        ?.of(shape)
        .some((point) => point !== undefined) === true
    );
  const pixels = regionKind(shape.kind).geometry?.pixels?.(shape);
  return pixels ? rleArea(pixels) > 0 : ringsOnImage(shape, image).length > 0;
}

/** @returns null where `isWritten` says no */
export function annotationOf(shape: Shape, image: FrozenImage, control: RegionControl) {
  if (hasKeypoints(shape.kind)) return pointsOf(shape, control);
  const pixels = regionKind(shape.kind).geometry?.pixels?.(shape);
  return pixels ? pixelsOf(pixels) : outlineOf(shape, image);
}

/** Masks are run lengths in COCO's compressed form, which pycocotools reads: exact. */
function pixelsOf(pixels: Rle) {
  const bounds = rleBounds(pixels);
  if (!bounds) return null;
  const { x, y, width, height } = bounds;
  return {
    bbox: [x, y, width, height],
    area: rleArea(pixels),
    segmentation: { size: pixels.size, counts: rleToString(pixels.counts) },
    iscrowd: 0,
  };
}

/** Holes are joined to the outline by bridges: readers fill a polygon by the even-odd rule, so they stay holes. */
function outlineOf(shape: Shape, image: FrozenImage) {
  const rings = ringsOnImage(shape, image);
  const bounds = boundsOf(rings.flat());
  if (bounds === null) return null;
  return {
    bbox: [bounds.x, bounds.y, bounds.width, bounds.height].map(round),
    area: round(ringArea(rings)),
    segmentation: [joinRings(rings).flat().map(round)],
    iscrowd: 0,
    ...("rotation" in shape && shape.rotation !== 0 ? { rotation: shape.rotation } : {}),
  };
}

function pointsOf(shape: Shape, control: RegionControl) {
  const points = keypointsOf(control, "")?.of(shape) ?? [];
  const bounds = boundsOfPoints(points);
  if (bounds === null) return null;
  const { x, y, width, height } = bounds;
  return {
    bbox: [x, y, width, height].map(round),
    area: round(width * height),
    segmentation: [],
    iscrowd: 0,
    keypoints: points.flatMap((point) =>
      point ? [round(point.x), round(point.y), point.isVisible ? 2 : 1] : [0, 0, 0],
    ),
    num_keypoints: points.filter((point) => point !== undefined).length,
  };
}
