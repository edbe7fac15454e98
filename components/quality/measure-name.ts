/** Measures under the names their literature uses, with what each says. */
import type { MessageKey } from "@/lib/i18n";

type Names = { name: MessageKey; hint: MessageKey };

const NAMES: Record<string, Names> = {
  "alpha-nominal": { name: "quality.m_alpha_nominal", hint: "quality.h_alpha" },
  "alpha-path": { name: "quality.m_alpha_path", hint: "quality.h_alpha_path" },
  "alpha-ordinal": { name: "quality.m_alpha_ordinal", hint: "quality.h_alpha_ordinal" },
  "alpha-interval": { name: "quality.m_alpha_interval", hint: "quality.h_alpha_interval" },
  "alpha-masi": { name: "quality.m_alpha_masi", hint: "quality.h_alpha_sets" },
  "alpha-jaccard": { name: "quality.m_alpha_jaccard", hint: "quality.h_alpha_sets" },
  percent: { name: "quality.m_percent", hint: "quality.h_percent" },
  "gwet-ac1": { name: "quality.m_gwet_ac1", hint: "quality.h_gwet" },
  "gwet-ac2": { name: "quality.m_gwet_ac2", hint: "quality.h_gwet" },
  "fleiss-kappa": { name: "quality.m_fleiss_kappa", hint: "quality.h_fleiss" },
  "scott-pi": { name: "quality.m_scott_pi", hint: "quality.h_scott" },
  "bennett-s": { name: "quality.m_bennett_s", hint: "quality.h_bennett" },
  "cohen-kappa": { name: "quality.m_cohen_kappa", hint: "quality.h_cohen" },
  "weighted-kappa-quadratic": { name: "quality.m_weighted_kappa", hint: "quality.h_weighted" },
  "weighted-kappa-linear": { name: "quality.m_weighted_kappa_linear", hint: "quality.h_weighted" },
  "f1-exact": { name: "quality.m_f1_exact", hint: "quality.h_f1_exact" },
  "f1-overlap": { name: "quality.m_f1_overlap", hint: "quality.h_f1_overlap" },
  "f1-characters": { name: "quality.m_f1_characters", hint: "quality.h_f1_characters" },
  "f1-iou-50": { name: "quality.m_f1_iou_50", hint: "quality.h_f1_iou_50" },
  "f1-iou-75": { name: "quality.m_f1_iou_75", hint: "quality.h_f1_iou_75" },
  "mean-iou": { name: "quality.m_mean_iou", hint: "quality.h_mean_iou" },
  "label-alpha": { name: "quality.m_label_alpha", hint: "quality.h_label_alpha" },
  "label-percent": { name: "quality.m_label_percent", hint: "quality.h_label_percent" },
};

/** Undefined for a measure this page does not know: then its id has to do. */
export const measureNames = (id: string): Names | undefined => NAMES[id];
