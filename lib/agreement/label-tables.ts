/** Rows by label that every kind shows alike, and the notes about a whole control. */
import { ROUGH_BELOW_UNITS } from "./bootstrap";
import type { AgreementNote, Confusion, LabelBalance } from "./control-agreement";

/** Percent above this with alpha below the other: one label dominates (Feinstein and Cicchetti 1990). */
const DOMINANT_PERCENT = 0.9;
const DOUBTFUL_ALPHA = 0.67;

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Counts of unordered pairs of different labels; give each pair any way round. */
export class ConfusionCounts {
  readonly #rows = new Map<string, Confusion>();

  /** Adds the labels only one side has against those only the other has. */
  add(x: readonly string[], y: readonly string[], count: number): void {
    for (const p of x) {
      if (y.includes(p)) continue;
      for (const q of y) {
        if (x.includes(q)) continue;
        const [a, b] = p < q ? [p, q] : [q, p];
        const row = this.#rows.get(`${a},${b}`);
        if (row) row.count += count;
        else this.#rows.set(`${a},${b}`, { a, b, count });
      }
    }
  }

  /** Most frequent first, then by label ids. */
  sorted(): Confusion[] {
    return [...this.#rows.values()].sort(
      (x, y) => y.count - x.count || compareText(x.a, y.a) || compareText(x.b, y.b),
    );
  }
}

/** Counts and shares of the labels, in schema order; shares are 0 where nothing was labeled. */
export function balanceOf(labels: readonly string[], counts: ReadonlyMap<string, number>): LabelBalance[] {
  let total = 0;
  for (const label of labels) total += counts.get(label) ?? 0;
  return labels.map((label) => {
    const count = counts.get(label) ?? 0;
    return { label, count, share: total === 0 ? 0 : count / total };
  });
}

/** The notes that follow from the figures, in a fixed order. */
export function notesOf(
  figures: { alpha: number | null; percent: number | null },
  basis: { units: number; unknown: boolean },
): AgreementNote[] {
  const { alpha, percent } = figures;
  const notes: AgreementNote[] = [];
  if (alpha !== null && percent !== null && percent > DOMINANT_PERCENT && alpha < DOUBTFUL_ALPHA)
    notes.push("one-label-dominates");
  if (basis.units < ROUGH_BELOW_UNITS) notes.push("few-units");
  if (basis.unknown) notes.push("unknown-labels");
  return notes;
}
