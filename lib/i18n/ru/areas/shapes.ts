import type { shapeWords as source } from "../../en/areas/shapes";
import type { Area } from "../../types";
import { shapes } from "../shapes";

export const shapeWords: Area<typeof source> = {
  shapes,
};
