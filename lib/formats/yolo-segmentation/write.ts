/**
 * YOLO instance segmentation: `class x1 y1 x2 y2 …`, one outline per line. Polygons and turned boxes have their corners,
 * ellipses a ring of corners, masks the edges of their pixels. A line holds one ring, so holes and the parts of a mask are
 * joined to it by bridges (`joinRings`): the region stays one object. A bridge to a hole runs within the region and loses
 * nothing; one between two parts is a line without a width that readers may draw a pixel wide: these parts are counted.
 */
import { say } from "@/lib/core/message";
import { isOutlinedKind, ringsOnImage } from "@/lib/exports/outlines";
import { joinRings, turnsClockwise } from "@/lib/geometry/join-rings";
import { regionKind } from "@/lib/kinds";
import { pointsInShares, yoloFormat } from "../yolo/data-set";

export const yoloSegmentation = yoloFormat({
  holds: isOutlinedKind,
  none: say("releases.yoloSegmentationOutlines"),
  partOf: (shape, image) => {
    const rings = ringsOnImage(shape, image);
    return rings.length > 0 ? rings : null;
  },
  line: (rings, image) => pointsInShares(joinRings(rings), image),
  // The outer rings of a mask turn clockwise, its holes do not; other shapes are of one part.
  lost: (rings, _, shape) => ({
    joinedParts: regionKind(shape.kind).geometry?.pixels ? rings.filter(turnsClockwise).length - 1 : 0,
  }),
});
