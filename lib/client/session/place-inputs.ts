/**
 * Places inputs in an order of chance where a question of the project wants that, and names what is about them by where they
 * stand; its code comes with the views of the project.
 */
import type { AnnotationDocument } from "@/lib/annotation/document";
import { answerKind, isAnswerControl } from "@/lib/kinds";
import type { LabelSchema } from "@/lib/labels/schema";

type Placing = (document: AnnotationDocument, schema: LabelSchema, seed: string) => AnnotationDocument;
type Showing = (schema: LabelSchema, places: readonly string[] | undefined) => LabelSchema;

let placing: Placing | undefined;
let showing: Showing | undefined;

const needsPlacing = ({ controls }: LabelSchema): boolean =>
  controls.some(
    (control) =>
      isAnswerControl(control) &&
      (control.about !== undefined || (answerKind(control.kind).shuffled?.(control) ?? []).length > 0),
  );

/** Before a task is shown: nothing can be fetched later without network. */
export async function loadPlacing(schema: LabelSchema): Promise<void> {
  if (showing || !needsPlacing(schema)) return;
  const [{ withSeededPlaces }, { shownSchema }] = await Promise.all([
    import("@/lib/annotation/with-places"),
    import("@/lib/annotation/shown-schema"),
  ]);
  placing = withSeededPlaces;
  showing = shownSchema;
}

export const placeInputs: Placing = (document, schema, seed) => placing?.(document, schema, seed) ?? document;

/** The schema as it is shown on a task; the same object where no question of it has to do with places. */
export const schemaAtPlaces: Showing = (schema, places) =>
  needsPlacing(schema) ? (showing?.(schema, places) ?? schema) : schema;
