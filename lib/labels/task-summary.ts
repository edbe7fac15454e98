/** What several annotations of one task say together, in short: where they differ, how many say what. */
import { type SummaryPart, shortened } from "./answer-summary";
import type { LabelSchema } from "./schema";

/** `count` is the most that one annotator has made; `fewest` and `annotators` stand only where annotators differ. */
export type MergedPart = SummaryPart & { fewest?: number; annotators?: number };

type Said = SummaryPart & { fewest: number; annotators: number };

/**
 * @param given the parts of each annotation
 * @returns one part for each answer or label that anybody gave: by question, and in a question what most say first
 */
export function mergeSummaries(
  schema: LabelSchema,
  given: readonly SummaryPart[][],
): { parts: MergedPart[]; more: number } {
  const said = new Map<string, Said>();
  for (const part of given.flat()) {
    const key = JSON.stringify([part.control, part.label ?? part.words]);
    const before = said.get(key);
    said.set(key, {
      ...part,
      count: Math.max(part.count, before?.count ?? 0),
      fewest: Math.min(part.count, before?.fewest ?? part.count),
      annotators: (before?.annotators ?? 0) + 1,
    });
  }
  const places = new Map(schema.controls.map(({ id }, place) => [id, place]));
  const placeOf = ({ control }: Said) => places.get(control) ?? 0;
  const parts = [...said.values()]
    .toSorted((a, b) => placeOf(a) - placeOf(b) || b.annotators - a.annotators)
    .map(
      ({ fewest, annotators, ...part }): MergedPart => ({
        ...part,
        ...(fewest === part.count ? {} : { fewest }),
        ...(annotators === given.length ? {} : { annotators }),
      }),
    );
  return shortened(parts);
}
