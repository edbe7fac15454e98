/** Gives a region the default answers of what is asked about it. They are answers like any other from then on. */
import { isAnswerControl, type LabelSchema } from "@/lib/labels/schema";
import type { AnnotationDocument, Region } from "./document";
import { regionAttributes } from "./missing-answers";
import { visibleControls } from "./visibility";

/** Ids of the per-region controls that are asked about a region and whose condition its answers meet. */
function askedAbout(schema: LabelSchema, document: AnnotationDocument, region: Region): Set<string> {
  const others = document.regions.filter(({ id }) => id !== region.id);
  const answers = { ...document.answers, ...region.attributes };
  const shown = visibleControls(schema, { ...document, regions: [...others, region] }, answers);
  return new Set(regionAttributes(schema, region).filter((id) => shown.has(id)));
}

/**
 * One default may meet the condition of another control, whose default is then given, too.
 * @param before the region before a change: only what was not asked about it then gets its default, so that an answer
 *   the annotator took away does not come back
 */
export function withDefaults(
  schema: LabelSchema,
  document: AnnotationDocument,
  region: Region,
  before?: Region,
): Region {
  const given = schema.controls.filter(isAnswerControl).filter((control) => control.default !== undefined);
  if (given.length === 0) return region;
  const was = before && askedAbout(schema, document, before);
  let next = region;
  for (;;) {
    const asked = askedAbout(schema, document, next);
    const found = given.find(
      ({ id }) => asked.has(id) && !was?.has(id) && next.attributes?.[id] === undefined,
    );
    if (found?.default === undefined) return next;
    next = { ...next, attributes: { ...next.attributes, [found.id]: found.default } };
  }
}
