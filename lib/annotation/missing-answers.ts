/** What a document leaves unanswered: part of the check before it is stored, and of the label view before it is sent. */
import type { Issue } from "@/lib/core/app-error";
import { type Message, say } from "@/lib/core/message";
import { answerKind, canAnswer } from "@/lib/kinds";
import {
  type Control,
  findLabel,
  hasLabels,
  isAnswerControl,
  isRegionControl,
  type LabelSchema,
  type RegionControl,
} from "@/lib/labels/schema";
import type { AnnotationDocument, AnswerValue, Region } from "./document";
import { visibleControls } from "./visibility";

/** Ids of the per-region controls asked for this region: those its labels name, or all that no label names. */
export function regionAttributes(schema: LabelSchema, region: Pick<Region, "control" | "labels">): string[] {
  const control = schema.controls.find((item) => item.id === region.control);
  if (!control) return [];
  const own = new Set(region.labels.flatMap((id) => findLabel(control, id)?.attributes ?? []));
  const claimed = new Set(
    schema.controls.flatMap((item) =>
      hasLabels(item) ? item.labels.flatMap((label) => label.attributes ?? []) : [],
    ),
  );
  return schema.controls
    .filter(
      (item) => isAnswerControl(item) && item.per === "region" && (own.has(item.id) || !claimed.has(item.id)),
    )
    .map((item) => item.id);
}

/** The controls whose regions a per-region control is asked about. */
export const askedAbout = (schema: LabelSchema, question: string): RegionControl[] =>
  schema.controls
    .filter(isRegionControl)
    .filter(({ id: control, labels }) =>
      regionAttributes(schema, { control, labels: labels.map(({ id }) => id) }).includes(question),
    );

/** What the answer to a control has to have before it is submitted; null where nothing is missing. */
function missingOf(control: Control, value: AnswerValue | undefined): Message | null {
  if (value === undefined || (Array.isArray(value) && value.length === 0))
    return control.required ? say("answers.required", { name: control.name }) : null;
  return isAnswerControl(control) ? (answerKind(control.kind).lacks?.(value, control) ?? null) : null;
}

/** Without an answer, or with one that lacks something; a required question is not answered by none of its labels either. */
export const isUnanswered = (control: Control, value: AnswerValue | undefined): boolean =>
  value === undefined || missingOf(control, value) !== null;

/** What is still missing before the document can be submitted, one entry per control or region. */
export function missingAnswers(schema: LabelSchema, document: AnnotationDocument): Issue[] {
  const issues: Issue[] = [];
  const visible = visibleControls(schema, document);
  for (const control of schema.controls) {
    // A schema stored before the server refused this may require a control that has no input.
    if (!canAnswer(control.kind) || !visible.has(control.id)) continue;
    if (isAnswerControl(control)) {
      const message = control.per === "region" ? null : missingOf(control, document.answers[control.id]);
      if (message !== null) issues.push({ path: `answers.${control.id}`, message });
      continue;
    }
    // Relations: `relation-issues.ts`.
    if (!isRegionControl(control)) continue;
    if (control.required && !document.regions.some((one) => one.control === control.id))
      issues.push({ path: control.id, message: say("answers.required", { name: control.name }) });
  }
  const perRegion = new Map(
    schema.controls
      .filter(isAnswerControl)
      .filter((c) => c.per === "region" && canAnswer(c.kind) && (c.required || answerKind(c.kind).lacks))
      .map((c) => [c.id, c]),
  );
  if (perRegion.size === 0) return issues;
  document.regions.forEach((region, i) => {
    const shown = visibleControls(schema, document, { ...document.answers, ...region.attributes });
    for (const id of regionAttributes(schema, region)) {
      const control = perRegion.get(id);
      const message = control && shown.has(id) ? missingOf(control, region.attributes?.[id]) : null;
      if (message !== null) issues.push({ path: `regions.${i}.attributes.${id}`, message });
    }
  });
  return issues;
}
