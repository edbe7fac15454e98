/** Conger's kappa with quadratic weights, for ordered categories. */
import { congerKappa } from "../conger-kappa";
import type { RaterMeasure } from "../measure";

export const congerQuadratic: RaterMeasure = {
  id: "conger-kappa-quadratic",
  name: "quality.m_conger_kappa_quadratic",
  hint: "quality.h_conger_weighted",
  needs: "raters",
  of: (data, { declared }) => congerKappa(data, declared, "quadratic"),
};
