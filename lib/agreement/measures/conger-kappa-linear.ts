/** Conger's kappa with linear weights, for ordered categories. */
import { congerKappa } from "../conger-kappa";
import type { RaterMeasure } from "../measure";

export const congerLinear: RaterMeasure = {
  id: "conger-kappa-linear",
  name: "quality.m_conger_kappa_linear",
  hint: "quality.h_conger_weighted",
  needs: "raters",
  of: (data, { declared }) => congerKappa(data, declared, "linear"),
};
