/** Whether what a resolution calls undecidable is something asked of the task that its document leaves open. */
import type { Issue } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import type { TaskInputs } from "@/lib/kinds/input-content";
import { listed } from "@/lib/labels/listed";
import { isAnswerControl, isRegionControl, type LabelSchema } from "@/lib/labels/schema";
import { checkDocument } from "./check-document";
import type { AnnotationDocument } from "./document";
import { documentOf, type Undecidable } from "./undecidable";
import { visibleControls } from "./visibility";

type Beside = { document: AnnotationDocument; schema: LabelSchema; inputs: TaskInputs };

/** @param list beside a document that fits the schema */
export function undecidableIssues(
  list: readonly Undecidable[],
  { document, schema, inputs }: Beside,
): Issue[] {
  const controls = new Map(schema.controls.map((control) => [control.id, control]));
  const decided = new Set(document.regions.map(({ id }) => id));
  const asked = visibleControls(schema, document);
  const issues = list.flatMap(({ control: id, region }, at): Issue[] => {
    const path = `undecidable.${at}`;
    const control = controls.get(id);
    if (!control || (isAnswerControl(control) && control.per === "region"))
      return [
        {
          path: `${path}.control`,
          message: say("answers.unknownQuestion", { id, controls: listed(schema.controls) }),
        },
      ];
    // What is not asked has no answer to leave open: it would be told of as a question without one.
    if (!asked.has(id)) return [{ path, message: say("reviews.undecidableHidden", { name: control.name }) }];
    if (region === undefined)
      return document.answers[id] === undefined
        ? []
        : [{ path, message: say("reviews.undecidableAnswered") }];
    if (!isRegionControl(control) || region.control !== id)
      return [{ path: `${path}.region`, message: say("reviews.undecidableRegion") }];
    return decided.has(region.id) ? [{ path, message: say("reviews.undecidableAnswered") }] : [];
  });
  if (issues.length > 0) return issues;
  // Objects are kept in a form that annotators gave them; what is asked about them may be open.
  const checked = checkDocument(documentOf(list), schema, inputs, "draft");
  return checked.ok ? [] : checked.error;
}
