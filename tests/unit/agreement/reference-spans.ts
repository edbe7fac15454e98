/** Computes the cases of the reference file that are about units on a continuum. */
import {
  bestDisorder,
  type GammaWeights,
  type LabeledUnit,
  unitDissimilarity,
} from "@/lib/agreement/gamma-alignment";
import { type Stretch, unitizingAlpha, unitizingParts } from "@/lib/agreement/unitizing-alpha";
import type { Case } from "./reference-case";

type Data = Case["data"];

function partsOf({ units, raters, length }: Data) {
  const by: Stretch[][] = Array.from({ length: raters as number }, () => []);
  for (const [start, size, rater] of units as [number, number, number, string][])
    by[rater]?.push({ start, end: start + size });
  return unitizingParts(by, length as number);
}

type Named = LabeledUnit & { annotator: string };

function annotatorsOf({ units }: Data): Map<string, Named[]> {
  const by = new Map<string, Named[]>();
  for (const unit of units as (Omit<Named, "label"> & { category: string })[])
    by.set(unit.annotator, [...(by.get(unit.annotator) ?? []), { ...unit, label: unit.category }]);
  return by;
}

const weightsOf = ({ params }: Data): GammaWeights => {
  const { alpha, beta, deltaEmpty } = params as { alpha: number; beta: number; deltaEmpty: number };
  return { alpha, beta, empty: deltaEmpty };
};

export const SPAN_COMPUTATIONS: Record<string, (data: Data) => unknown> = {
  "unitizing_alpha_u.Do": (data) => partsOf(data).observed,
  unitizing_alpha_u: (data) => unitizingAlpha([partsOf(data)]).value,
  "gamma.best_alignment_disorder": (data) => {
    const raters = [...annotatorsOf(data).values()];
    const mean = raters.flat().length / raters.length;
    return (bestDisorder(raters, weightsOf(data)) ?? Number.NaN) / mean;
  },
  "gamma.pair_dissimilarity": (data) => {
    const by = annotatorsOf(data);
    return (data.pairs as [string, number, string, number][]).map(([a, i, b, j]) =>
      unitDissimilarity(by.get(a)?.[i] as Named, by.get(b)?.[j] as Named, weightsOf(data)),
    );
  },
};
