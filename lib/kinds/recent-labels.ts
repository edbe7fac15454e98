/** The labels that an annotator chose last, by question, for as long as the page is open. */

const KEPT = 6;
const recent = new Map<string, readonly string[]>();

/** @param question unique among projects */
export const recentLabels = (question: string): readonly string[] => recent.get(question) ?? [];

/** Those of an answer come first, the others after them. */
export function noteLabels(question: string, chosen: readonly string[]): void {
  if (chosen.length === 0) return;
  recent.set(question, [...new Set([...chosen, ...recentLabels(question)])].slice(0, KEPT));
}
