/**
 * Takes a suggestion over as if the annotator had made it: one step, which undo takes back. It replaces the controls
 * that the suggestion has values for and leaves the answers and regions of all others as they are. Regions get ids of
 * this document, since a suggestion may be taken over twice; locked and hidden ones stay.
 */
import type { AnnotationDocument, Region, Relation } from "@/lib/annotation/document";
import { canonicalJson } from "@/lib/core/canonical-json";
import { type Command, setAnswer } from "./commands";
import { type EditorState, isEditable } from "./state";

const controlsOf = ({ regions, relations }: AnnotationDocument): Set<string> =>
  new Set([...regions, ...relations].map((item) => item.control));

/** A document's content for these controls, without the ids and origins of its regions. */
function contentOf(
  { answers, regions, relations }: AnnotationDocument,
  controls: Set<string>,
  asked: string[],
) {
  const place = new Map(regions.map((region, i) => [region.id, i]));
  const end = (id: string) => place.get(id) ?? -1;
  return canonicalJson({
    answers: Object.fromEntries(
      asked.flatMap((id) => (answers[id] === undefined ? [] : [[id, answers[id]]])),
    ),
    regions: regions
      .filter((region) => controls.has(region.control))
      .map(({ id: _id, origin: _origin, ...region }) => region),
    relations: relations
      .filter((relation) => controls.has(relation.control))
      .map(({ id: _id, from, to, ...relation }) => ({ ...relation, from: end(from), to: end(to) })),
  });
}

/** The commands of one step; none when the document has the same content already. */
export function takeSuggestion(
  state: EditorState,
  suggestion: AnnotationDocument,
  newId: () => string,
): Command[] {
  const controls = controlsOf(suggestion);
  const asked = Object.keys(suggestion.answers);
  const { document } = state;
  if (contentOf(document, controls, asked) === contentOf(suggestion, controls, asked)) return [];
  const ids = new Map(suggestion.regions.map((region) => [region.id, newId()]));
  const idOf = (id: string) => ids.get(id) ?? id;
  const replaced = document.regions.filter(
    (region) => controls.has(region.control) && isEditable(state, region.id),
  );
  const regions = suggestion.regions.map(
    (region): Region => ({ ...region, id: idOf(region.id), origin: "prediction" }),
  );
  const relations = suggestion.relations.map(
    (relation): Relation => ({
      ...relation,
      id: newId(),
      from: idOf(relation.from),
      to: idOf(relation.to),
    }),
  );
  return [
    {
      type: "remove",
      regions: replaced.map((region) => region.id),
      relations: document.relations.filter((item) => controls.has(item.control)).map((item) => item.id),
    },
    {
      type: "insert",
      regions: regions.map((item) => ({ item })),
      relations: relations.map((item) => ({ item })),
    },
    ...asked.map((id) => setAnswer(id, suggestion.answers[id] ?? null)),
  ];
}
