/** Actions on shapes, objects, texts and predictions: they come once the first task stands. */
import type { Action } from "./action";
import { CHANGE_ACTIONS } from "./change-actions";
import { IMAGE_VIEW_ACTIONS } from "./image-view-actions";
import { LINK_ACTIONS } from "./link-actions";
import { MODE_ACTIONS } from "./mode-actions";
import { OBJECT_ACTIONS } from "./object-actions";
import { PREDICTION_ACTIONS } from "./prediction-actions";
import { SHAPE_ACTIONS } from "./shape-actions";
import { TEXT_ACTIONS } from "./text-actions";
import { WAY_ACTIONS } from "./way-actions";

export const LATE_ACTIONS: readonly Action[] = [
  ...IMAGE_VIEW_ACTIONS,
  ...MODE_ACTIONS,
  ...CHANGE_ACTIONS,
  ...PREDICTION_ACTIONS,
  ...OBJECT_ACTIONS,
  ...SHAPE_ACTIONS,
  ...TEXT_ACTIONS,
  ...LINK_ACTIONS,
  ...WAY_ACTIONS,
];
