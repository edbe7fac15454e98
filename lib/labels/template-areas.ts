/** The areas that ready label schemas are shown by, told from what they show and ask: a new one falls into its area by itself. */
import { isRegionControl } from "@/lib/kinds";
import { comparedInputs } from "./compared-inputs";
import type { LabelSchema } from "./schema";

/** In the order shown. */
export const TEMPLATE_AREAS = [
  "texts",
  "textParts",
  "images",
  "imageParts",
  "imageWithText",
  "comparison",
] as const;
export type TemplateArea = (typeof TEMPLATE_AREAS)[number];

export function areaOf(schema: LabelSchema): TemplateArea {
  if (comparedInputs(schema).size > 0) return "comparison";
  const kinds = new Set(schema.inputs.map(({ kind }) => kind));
  if (kinds.size > 1) return "imageWithText";
  const hasParts = schema.controls.some(isRegionControl);
  if (kinds.has("image")) return hasParts ? "imageParts" : "images";
  return hasParts ? "textParts" : "texts";
}
