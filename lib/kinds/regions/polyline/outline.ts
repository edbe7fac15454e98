import type { Outline } from "../../outline";
import { traceLine } from "../../path";
import type { PolylineShape } from "./shape";

export const outline: Outline<PolylineShape> = {
  line: ({ points }) => points,
  trace: (path, { points }) => traceLine(path, points, false),
};
