import type { Outline } from "../../outline";
import { traceLine } from "../../path";
import { ringsOf } from "./rings";
import type { PolygonShape } from "./shape";

export const outline: Outline<PolygonShape> = {
  rings: ringsOf,
  trace: (path, shape) => {
    for (const ring of ringsOf(shape)) traceLine(path, ring, true);
  },
};
