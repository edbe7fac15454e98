import type { Outline } from "../../outline";
import type { KeypointShape } from "./shape";

/** Of the dot on the screen. */
const RADIUS_PX = 4;

export const outline: Outline<KeypointShape> = {
  trace: (path, { x, y }, pixel) => {
    path.moveTo(x + RADIUS_PX * pixel, y);
    path.ellipse(x, y, RADIUS_PX * pixel, RADIUS_PX * pixel, 0, 0, 2 * Math.PI);
  },
};
