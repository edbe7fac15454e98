import type { ShapeComparison } from "../../compare";
import type { SpanShape } from "./shape";

export const compare = (): ShapeComparison<SpanShape> => ({ type: "text" });
