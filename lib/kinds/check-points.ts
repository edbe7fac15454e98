/** Shapes lie on their image. */
import type { Issue } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import type { InputContent } from "./input-content";

/** Rounding room: a shape drawn to the border may overshoot it by float error, never by a visible amount. */
export const BORDER_TOLERANCE_PX = 0.5;

/** Checks that points lie on the image; returns a problem for the first that does not. */
export function checkPoints(
  points: Iterable<readonly [number, number]>,
  input: InputContent,
  path: string,
): Issue[] {
  if (input.kind !== "image") return [{ path, message: say("answers.needsImage") }];
  let i = 0;
  for (const [x, y] of points) {
    const inside =
      x >= -BORDER_TOLERANCE_PX &&
      y >= -BORDER_TOLERANCE_PX &&
      x <= input.widthPx + BORDER_TOLERANCE_PX &&
      y <= input.heightPx + BORDER_TOLERANCE_PX;
    if (!inside)
      return [
        {
          path: `${path}.${i}`,
          message: say("answers.outsideImage", { x, y, width: input.widthPx, height: input.heightPx }),
        },
      ];
    i++;
  }
  return [];
}
