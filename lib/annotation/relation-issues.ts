/**
 * What relations lack before a document can be submitted: required ones, chains and events. Apart from `missingAnswers`, since the
 * label view loads this with what makes relations; until then the server alone checks it.
 */
import type { Issue } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { isRelationControl, type LabelSchema, type RelationControl } from "@/lib/labels/schema";
import { chainsOf, hasChains } from "./chains";
import type { AnnotationDocument } from "./document";
import { roleIssues } from "./events";
import { visibleControls } from "./visibility";

const isMade = (control: RelationControl, document: AnnotationDocument): boolean =>
  document.relations.some(({ control: id }) => id === control.id) ||
  (hasChains(control) && chainsOf(control, document).length > 0);

/** One entry per control that nothing was made of, and per role of an event; the last part of a path is the control. */
export function relationIssues(schema: LabelSchema, document: AnnotationDocument): Issue[] {
  const visible = visibleControls(schema, document);
  return schema.controls
    .filter(isRelationControl)
    .filter(({ id }) => visible.has(id))
    .flatMap((control) => [
      ...(control.required && !isMade(control, document)
        ? [{ path: control.id, message: say("answers.required", { name: control.name }) }]
        : []),
      ...roleIssues(schema, control, document),
    ]);
}
