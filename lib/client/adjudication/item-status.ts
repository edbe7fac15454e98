/** How far each item of an adjudication is, from the document as it stands and from what was decided beside it. */
import type { AnnotationDocument } from "@/lib/annotation/document";
import { visibleControls } from "@/lib/annotation/visibility";
import type { AdjudicationItem } from "@/lib/contracts/adjudication";
import { answerKind } from "@/lib/kinds";
import { findControl, isAnswerControl, type LabelSchema } from "@/lib/labels/schema";

/** `moot`: its question is not asked any more, or an end of it is left out. `waits`: an end of it is still to be decided. */
export type ItemStatus = "open" | "decided" | "moot" | "waits";

/** What leaves nothing with the item's id in the document. */
export type Decision =
  | { how: "dropped" | "openLeft" | "joined" | "undecidable" }
  | { how: "drawn"; region: string };

type Now = { document: AnnotationDocument; schema: LabelSchema; decisions: ReadonlyMap<string, Decision> };

const idsIn = (list: readonly { id: string }[]): Set<string> => new Set(list.map(({ id }) => id));

/** By id of the item; a kept object or relation has the id of its item in the document. */
export function itemStatuses(
  items: readonly AdjudicationItem[],
  { document, schema, decisions }: Now,
): Map<string, ItemStatus> {
  const visible = visibleControls(schema, document);
  const regions = idsIn(document.regions);
  const relations = idsIn(document.relations);
  const known = idsIn(items);
  const statuses = new Map<string, ItemStatus>();
  const statusOf = (item: AdjudicationItem): ItemStatus => {
    if (!visible.has(item.control)) return "moot";
    const decision = decisions.get(item.id);
    if (item.kind === "answer")
      return document.answers[item.control] !== undefined || decision ? "decided" : "open";
    if (item.kind === "object") {
      if (regions.has(item.id)) return "decided";
      return decision && (decision.how !== "drawn" || regions.has(decision.region)) ? "decided" : "open";
    }
    if (item.kind === "chains") {
      const isWaiting = items.some(({ id, kind }) => kind === "object" && statuses.get(id) === "open");
      return decision ? "decided" : isWaiting ? "waits" : "open";
    }
    if (relations.has(item.id)) return "decided";
    const ends = item.options.flatMap(({ relation }) => [relation.from, relation.to]);
    const missing = ends.filter((id) => !regions.has(id));
    if (missing.some((id) => decisions.has(id) || !known.has(id))) return "moot";
    return missing.length > 0 ? "waits" : decision ? "decided" : "open";
  };
  // Items come with objects before what stands between them.
  for (const item of items) statuses.set(item.id, statusOf(item));
  return statuses;
}

/** One key has answered all of the question: nothing more can be added to it. */
export function isWhole(schema: LabelSchema, controlId: string, { answers }: AnnotationDocument): boolean {
  const control = findControl(schema, controlId);
  const value = answers[controlId];
  if (!control || !isAnswerControl(control) || value === undefined) return false;
  return answerKind(control.kind).choose !== undefined && !Array.isArray(value);
}
