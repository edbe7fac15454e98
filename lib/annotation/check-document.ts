/**
 * Decides whether a document may be stored as one annotator's annotation: every answer and region fits the label schema
 * and the task it belongs to. A draft may be incomplete; a submitted one has all required answers.
 */
import type { Issue } from "@/lib/core/app-error";
import { type Message, say } from "@/lib/core/message";
import { err, ok, type Result } from "@/lib/core/result";
import { readValue } from "@/lib/core/zod-issues";
import { answerKind } from "@/lib/kinds";
import type { TaskInputs } from "@/lib/kinds/input-content";
import { listed } from "@/lib/labels/listed";
import {
  type Control,
  findLabel,
  isAnswerControl,
  isRegionControl,
  isRelationControl,
  type LabelSchema,
} from "@/lib/labels/schema";
import { checkShape } from "./check-shape";
import { AnnotationDocument, type AnswerValue, type Region } from "./document";
import { missingAnswers } from "./missing-answers";
import { ENDS, takesEnd } from "./relation-ends";
import { relationIssues } from "./relation-issues";

export type Completeness = "draft" | "submitted";

const MAX_ISSUES = 50;

type Checked = { schema: LabelSchema; controls: Map<string, Control>; inputs: TaskInputs; issues: Issue[] };

function checkAnswers(
  answers: Record<string, AnswerValue>,
  per: "task" | "region",
  path: string,
  checked: Checked,
): void {
  const asked = checked.schema.controls.filter(
    (control) => isAnswerControl(control) && (control.per ?? "task") === per,
  );
  for (const [id, value] of Object.entries(answers)) {
    const control = checked.controls.get(id);
    if (!control || !isAnswerControl(control) || (control.per ?? "task") !== per) {
      checked.issues.push({
        path: `${path}.${id}`,
        message: say("answers.unknownQuestion", { id, controls: listed(asked) }),
      });
      continue;
    }
    const problem = answerKind(control.kind).check(value, control);
    if (problem !== null) checked.issues.push({ path: `${path}.${id}`, message: problem });
  }
}

function checkRegion(region: Region, path: string, checked: Checked): void {
  const control = checked.controls.get(region.control);
  if (!control || !isRegionControl(control)) {
    checked.issues.push({
      path: `${path}.control`,
      message: say("answers.unknownRegionControl", {
        id: region.control,
        controls: listed(checked.schema.controls.filter(isRegionControl)),
      }),
    });
    return;
  }
  if (region.labels.length > 1 && !control.multiple)
    checked.issues.push({ path: `${path}.labels`, message: say("answers.oneLabel", { name: control.name }) });
  for (const id of region.labels)
    if (!findLabel(control, id))
      checked.issues.push({
        path: `${path}.labels`,
        message: say("answers.unknownLabel", { label: id, labels: listed(control.labels) }),
      });
  for (const issue of checkShape(region.shape, control, checked.inputs[control.input]))
    checked.issues.push({ path: `${path}.${issue.path}`, message: issue.message });
  if (region.attributes) checkAnswers(region.attributes, "region", `${path}.attributes`, checked);
}

function checkRelations(document: AnnotationDocument, checked: Checked): void {
  const byId = new Map(document.regions.map((region) => [region.id, region]));
  const ids = new Set<string>();
  for (const [i, relation] of document.relations.entries()) {
    const path = `relations.${i}`;
    const problem = (message: Message) => checked.issues.push({ path, message });
    if (ids.size === ids.add(relation.id).size) problem(say("answers.idTwice", { id: relation.id }));
    const control = checked.controls.get(relation.control);
    if (!control || !isRelationControl(control)) {
      problem(say("answers.unknownRelationControl", { id: relation.control }));
      continue;
    }
    if (!findLabel(control, relation.label))
      problem(say("answers.unknownLabel", { label: relation.label, labels: listed(control.labels) }));
    if (relation.from === relation.to) problem(say("answers.relatedToItself"));
    for (const end of ENDS) {
      const region = byId.get(relation[end]);
      if (!region) problem(say("answers.unknownRegion", { region: relation[end] }));
      else if (!takesEnd(control, end, region.control))
        problem(say("answers.wrongEnd", { control: region.control, side: say(`types.${end}`) }));
    }
  }
}

function checkPlaces({ places = [] }: AnnotationDocument, { schema, issues }: Checked): void {
  const shown = new Set(schema.inputs.map(({ id }) => id));
  for (const [i, input] of places.entries()) {
    const problem = (message: Message) => issues.push({ path: `places.${i}`, message });
    if (!shown.has(input)) problem(say("labels.unknownInput", { input }));
    if (places.indexOf(input) < i) problem(say("labels.inputIdTwice", { id: input }));
  }
}

/**
 * Answers under the key `__proto__`. zod leaves that key out of a record without a word; an answer that came in must be
 * stored or refused, so it is looked for before.
 */
function prototypeKeys(input: unknown): Issue[] {
  const member = (value: unknown, key: string): unknown =>
    typeof value === "object" && value !== null && Object.hasOwn(value, key)
      ? (value as Record<string, unknown>)[key]
      : undefined;
  const regions = member(input, "regions");
  const records: [path: string, record: unknown][] = [["answers", member(input, "answers")]];
  if (Array.isArray(regions))
    for (const [i, region] of regions.entries())
      records.push([`regions.${i}.attributes`, member(region, "attributes")]);
  return records
    .filter(([, record]) => member(record, "__proto__") !== undefined)
    .map(([path]) => ({ path: `${path}.__proto__`, message: say("answers.prototypeKey") }));
}

/**
 * Checks untrusted input as an annotation document.
 * @param inputs the task's texts and image sizes, see `taskInputs`
 * @returns the document, or the first 50 problems with their paths (`regions.3.shape.parts.0.text`)
 */
export function checkDocument(
  input: unknown,
  schema: LabelSchema,
  inputs: TaskInputs,
  completeness: Completeness,
): Result<AnnotationDocument, Issue[]> {
  const hidden = prototypeKeys(input);
  if (hidden.length > 0) return err(hidden.slice(0, MAX_ISSUES));
  const read = readValue(AnnotationDocument, input);
  if (!read.ok) return err(read.error.slice(0, MAX_ISSUES));
  const document = read.value;
  const checked: Checked = {
    schema,
    controls: new Map(schema.controls.map((c) => [c.id, c])),
    inputs,
    issues: [],
  };
  checkAnswers(document.answers, "task", "answers", checked);
  const ids = new Set<string>();
  document.regions.forEach((region, i) => {
    if (checked.issues.length >= MAX_ISSUES) return;
    if (ids.size === ids.add(region.id).size)
      checked.issues.push({ path: `regions.${i}.id`, message: say("answers.idTwice", { id: region.id }) });
    checkRegion(region, `regions.${i}`, checked);
  });
  checkRelations(document, checked);
  checkPlaces(document, checked);
  if (completeness === "submitted")
    checked.issues.push(...missingAnswers(schema, document), ...relationIssues(schema, document));
  return checked.issues.length > 0 ? err(checked.issues.slice(0, MAX_ISSUES)) : ok(document);
}
