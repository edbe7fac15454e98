/** Label Studio turns a box about its top left corner; Concord about its centre, with the unrotated edges stored. */
import { type RotatedRect, rotatePoint } from "@/lib/core/geometry";

export function turnedAboutTopLeft(box: RotatedRect): RotatedRect {
  const { x, y, width, height, rotation } = box;
  const [centreX, centreY] = rotatePoint([x + width / 2, y + height / 2], [x, y], rotation);
  return { x: centreX - width / 2, y: centreY - height / 2, width, height, rotation };
}
