/**
 * The mean of MUC, B³ and CEAF-e by which the shared tasks of CoNLL-2011 and 2012 rank (Pradhan et al. 2012). Undefined where
 * one of the three is.
 */
import type { ChainMean } from "../measure";
import { bCubed } from "./b-cubed";
import { ceafE } from "./ceaf-e";
import { muc } from "./muc";

export const conllScore: ChainMean = {
  id: "conll-score",
  name: "quality.m_conll_score",
  hint: "quality.h_conll_score",
  needs: "chain-scores",
  of: [muc, bCubed, ceafE],
};
