/** Measures of regions in words; the coefficients of statistics go by the names people look them up under. */
import type { MessageKey, Translate } from "@/lib/i18n";

const NAMES: Partial<Record<string, MessageKey>> = {
  "f1-exact": "quality.measure_f1_exact",
  "f1-overlap": "quality.measure_f1_overlap",
  "f1-characters": "quality.measure_f1_characters",
  "f1-iou-50": "quality.measure_f1_iou_50",
  "f1-iou-75": "quality.measure_f1_iou_75",
  "mean-iou": "quality.measure_mean_iou",
  "label-alpha": "quality.measure_label_alpha",
  "label-percent": "quality.measure_label_percent",
};

export function measureName(id: string, t: Translate): string {
  const key = NAMES[id];
  return key ? t(key) : id;
}
