/**
 * Gives an empty control for several labels its answer. Submitted without a label, such a control has the answer "none
 * of them", which is an answer like any other: it is compared, voted on and released. A control that was hidden, that
 * takes one label, or that the label schema of that time did not have, stays unanswered.
 */
import { isAnswerControl, type LabelSchema } from "@/lib/labels/schema";
import type { AnnotationDocument, AnswerValue, Region } from "./document";
import { regionAttributes } from "./missing-answers";
import { visibleControls } from "./visibility";

type Answers = Record<string, AnswerValue>;

/** Ids of controls that take any number of labels, asked per task or per region. */
function setControls(schema: LabelSchema, per: "task" | "region"): string[] {
  return schema.controls.flatMap((control) =>
    isAnswerControl(control) &&
    (control.per ?? "task") === per &&
    "multiple" in control &&
    control.multiple === true
      ? control.id
      : [],
  );
}

/** The same object where nothing is missing. */
function withEmpty(answers: Answers, ids: readonly string[]): Answers {
  const missing = ids.filter((id) => answers[id] === undefined);
  return missing.length === 0
    ? answers
    : { ...answers, ...Object.fromEntries(missing.map((id) => [id, []])) };
}

/**
 * @param document as submitted
 * @param schema the version it was submitted under
 * @returns the document with an empty list for each visible question with several answers that has none; the same object
 *   where there is none such
 */
export function explicitDocument(document: AnnotationDocument, schema: LabelSchema): AnnotationDocument {
  const perTask = setControls(schema, "task");
  const perRegion = setControls(schema, "region");
  if (perTask.length === 0 && perRegion.length === 0) return document;
  const visible = visibleControls(schema, document);
  const answers = withEmpty(
    document.answers,
    perTask.filter((id) => visible.has(id)),
  );
  const explicitRegion = (region: Region): Region => {
    const asked = new Set(regionAttributes(schema, region));
    const ids = perRegion.filter((id) => asked.has(id));
    if (ids.length === 0) return region;
    const shown = visibleControls(schema, document, { ...document.answers, ...region.attributes });
    const given = region.attributes ?? {};
    const attributes = withEmpty(
      given,
      ids.filter((id) => shown.has(id)),
    );
    return attributes === given ? region : { ...region, attributes };
  };
  const regions = perRegion.length === 0 ? document.regions : document.regions.map(explicitRegion);
  const isSame = answers === document.answers && regions.every((region, i) => region === document.regions[i]);
  return isSame ? document : { ...document, answers, regions };
}
