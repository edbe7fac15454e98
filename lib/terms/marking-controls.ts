/** The controls whose regions term lists and patterns can suggest: those that mark text. */
import { isRegionControl, regionKind } from "@/lib/kinds";
import type { LabelSchema, RegionControl } from "@/lib/labels/schema";

export const markingControls = ({ controls }: LabelSchema): RegionControl[] =>
  controls.filter(isRegionControl).filter(({ kind }) => regionKind(kind).text !== undefined);
