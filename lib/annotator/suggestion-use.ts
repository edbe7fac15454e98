/** What an annotation has made of suggestions: of predicted regions by their origin, of predicted answers by their value. */
import type { AnnotationDocument } from "@/lib/annotation/document";
import type { AnswerValue } from "@/lib/kinds/answer-value";

export type SuggestionUse = { unchanged: number; changed: number; rejected: number };

export const noUse = (): SuggestionUse => ({ unchanged: 0, changed: 0, rejected: 0 });

/** Several labels are the same in any order. */
const keyOf = (value: AnswerValue): string => JSON.stringify(Array.isArray(value) ? value.toSorted() : value);

/**
 * @param predictions documents that were there when the annotation was begun. Where several predict an answer, taking one of
 * them counts as unchanged; an answer that was left empty counts as rejected.
 */
export function suggestionUse(
  document: AnnotationDocument,
  predictions: readonly AnnotationDocument[],
): SuggestionUse {
  const use = noUse();
  for (const { origin } of document.regions) {
    if (origin === "prediction") use.unchanged++;
    else if (origin === "prediction-changed") use.changed++;
  }
  use.rejected += document.rejected?.length ?? 0;
  const predicted = new Map<string, Set<string>>();
  for (const { answers } of predictions)
    for (const [control, value] of Object.entries(answers)) {
      const keys = predicted.get(control) ?? new Set();
      predicted.set(control, keys.add(keyOf(value)));
    }
  for (const [control, keys] of predicted) {
    const own = document.answers[control];
    if (own === undefined) use.rejected++;
    else if (keys.has(keyOf(own))) use.unchanged++;
    else use.changed++;
  }
  return use;
}
