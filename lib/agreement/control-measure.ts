/** How agreement on a control is measured, by the comparison that its kind declares. */

import { hasChains } from "@/lib/annotation/chains";
import { regionKind } from "@/lib/kinds";
import { comparisonOf } from "@/lib/kinds/comparisons";
import { scaleOf } from "@/lib/kinds/scales";
import { type Control, isAnswerControl, isRegionControl, isRelationControl } from "@/lib/labels/schema";
import { scaleAgreement } from "./answer-agreement";
import { chainAgreement } from "./chain-agreement";
import type { ControlMeasure } from "./control-agreement";
import { relationAgreement } from "./relation-agreement";
import { NEARNESS, OVERLAP, shapeAgreement } from "./shape-agreement";
import { textAgreement } from "./text-agreement";

/** Undefined for kinds that declare no comparison. */
export function controlMeasure(control: Control): ControlMeasure | undefined {
  if (isRegionControl(control)) {
    const { text, geometry } = regionKind(control.kind);
    const comparison = comparisonOf(control);
    if (comparison?.type === "overlap")
      return geometry && shapeAgreement(control, geometry.bounds, comparison.iou, OVERLAP);
    if (comparison?.type === "nearness")
      return shapeAgreement(control, comparison.extent, comparison.nearness, NEARNESS, comparison.distance);
    return comparison && text && textAgreement(control, text.parts);
  }
  if (isRelationControl(control))
    return hasChains(control) ? chainAgreement(control) : relationAgreement(control);
  if (!isAnswerControl(control)) return undefined;
  const scale = scaleOf(control);
  return scale && scaleAgreement(control, scale);
}
