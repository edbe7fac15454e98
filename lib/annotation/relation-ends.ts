/** Which regions a relation may join: a control may name the region controls that its ends belong to. */
import type { RelationControl } from "@/lib/kinds";

export type End = "from" | "to";
export const ENDS: readonly End[] = ["from", "to"];

/** @param regionControl id of the control of the region */
export const takesEnd = (control: RelationControl, end: End, regionControl: string): boolean =>
  control[end]?.includes(regionControl) ?? true;
