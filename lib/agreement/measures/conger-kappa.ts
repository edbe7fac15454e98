/** Conger's kappa for any number of raters (Psychological Bulletin 1980). */
import { congerKappa } from "../conger-kappa";
import type { RaterMeasure } from "../measure";

export const conger: RaterMeasure = {
  id: "conger-kappa",
  name: "quality.m_conger_kappa",
  hint: "quality.h_conger",
  needs: "raters",
  of: (data, { declared }) => congerKappa(data, declared),
};
