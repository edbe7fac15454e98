/** What formats lose that hold nothing but certain answers about whole tasks. */
import { documentsOf, type FrozenItem } from "@/lib/formats/writer";
import { findControl, isAnswerControl, type LabelSchema } from "@/lib/labels/schema";
import type { Lose } from "./loss-counter";

type Held = { fields: ReadonlySet<string>; controls: ReadonlySet<string> };

/** @param held the data fields and the controls of the answers that are written */
export function loseBeside(schema: LabelSchema, item: FrozenItem, held: Held, lose: Lose): void {
  lose("dataFields", Object.keys(item.data).filter((key) => !held.fields.has(key)).length);
  for (const { document } of documentsOf(item)) {
    for (const id of Object.keys(document.answers)) {
      const control = findControl(schema, id);
      if (!control || !isAnswerControl(control)) lose("oldAnswers", 1);
      else if (!held.controls.has(id)) lose("taskAnswers", 1);
    }
    lose("relations", document.relations.length);
    for (const { shape, attributes } of document.regions) {
      lose(shape.kind, 1);
      lose("regionAnswers", Object.keys(attributes ?? {}).length);
    }
  }
}
