/** Places inputs in an order of chance where a question of the project wants that; its code comes with the views of the project. */
import type { AnnotationDocument } from "@/lib/annotation/document";
import { answerKind, isAnswerControl } from "@/lib/kinds";
import type { LabelSchema } from "@/lib/labels/schema";

type Placing = (document: AnnotationDocument, schema: LabelSchema, seed: string) => AnnotationDocument;

let placing: Placing | undefined;

const shuffles = ({ controls }: LabelSchema): boolean =>
  controls.some(
    (control) => isAnswerControl(control) && (answerKind(control.kind).shuffled?.(control) ?? []).length > 0,
  );

/** Before a task is shown: nothing can be fetched later without network. */
export async function loadPlacing(schema: LabelSchema): Promise<void> {
  if (placing || !shuffles(schema)) return;
  const { withSeededPlaces } = await import("@/lib/annotation/with-places");
  placing = withSeededPlaces;
}

export const placeInputs: Placing = (document, schema, seed) => placing?.(document, schema, seed) ?? document;
