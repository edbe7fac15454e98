/** Boxes, upright or rotated: found, what and where by IoU, see `shape-agreement.ts`. */
import { boxExtent, boxIou } from "../box-iou";
import { shapeAgreement } from "../shape-agreement";

/** See the head of this file. Headline `f1-iou-50`. */
export const box = shapeAgreement("box", boxExtent, boxIou);
