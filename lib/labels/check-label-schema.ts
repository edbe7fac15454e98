/** The rules between the parts of a label schema; each problem names its path and what to do. */
import type { Issue } from "@/lib/core/app-error";
import { err, ok, type Result } from "@/lib/core/result";
import { canAnswer, isRelationControl, kindOf, regionKind } from "@/lib/kinds";
import { assignHotkeys } from "./hotkeys";
import "./zod-in-words";
import {
  type Control,
  hasLabels,
  isAnswerControl,
  isRegionControl,
  type LabelSchema,
  LabelSchemaShape,
} from "./schema";

function duplicates(ids: string[]): Set<string> {
  const seen = new Set<string>();
  return new Set(ids.filter((id) => seen.size === seen.add(id).size));
}

function checkTree(control: Control, path: string, issues: Issue[]): void {
  if (!hasLabels(control)) return;
  const parents = new Map(control.labels.map((label) => [label.id, label.parent]));
  control.labels.forEach((label, i) => {
    if (label.parent === undefined) return;
    if (!parents.has(label.parent))
      issues.push({
        path: `${path}.labels.${i}.parent`,
        message: `no label "${label.parent}" in this control`,
      });
    const walked = new Set<string>();
    for (let id: string | undefined = label.id; id !== undefined; id = parents.get(id)) {
      if (walked.has(id)) {
        issues.push({ path: `${path}.labels.${i}.parent`, message: `"${label.name}" is its own ancestor` });
        break;
      }
      walked.add(id);
    }
  });
}

function checkControl(schema: LabelSchema, control: Control, path: string, issues: Issue[]): void {
  const controls = new Map(schema.controls.map((item) => [item.id, item]));
  const inputs = new Map(schema.inputs.map((item) => [item.id, item]));
  const problem = (at: string, message: string) => issues.push({ path: `${path}.${at}`, message });

  if (control.required && !canAnswer(control.kind))
    problem(
      "required",
      `nobody can answer a ${control.kind} in the label view yet, so it cannot be required: no task could be submitted`,
    );
  if (hasLabels(control)) {
    for (const id of duplicates(control.labels.map((label) => label.id)))
      problem("labels", `the label id "${id}" stands twice`);
    const names = control.labels.map(
      (label) => `${label.parent ?? ""}/${label.name.trim().toLocaleLowerCase("en")}`,
    );
    for (const name of duplicates(names))
      problem("labels", `two labels are called "${name.slice(name.indexOf("/") + 1)}"`);
    control.labels.forEach((label, i) => {
      for (const attribute of label.attributes ?? []) {
        const target = controls.get(attribute);
        if (!target || !isAnswerControl(target) || target.per !== "region")
          problem(`labels.${i}.attributes`, `"${attribute}" is not a control asked per region`);
      }
    });
    checkTree(control, path, issues);
  }
  if (isRegionControl(control)) {
    const input = inputs.get(control.input);
    const wanted = regionKind(control.kind).on;
    if (!input) problem("input", `no input "${control.input}"`);
    else if (input.kind !== wanted)
      problem("input", `a ${control.kind} needs ${wanted}, but "${input.id}" is ${input.kind}`);
  }
  kindOf(control.kind).checkControl?.(control, problem, new Set(inputs.keys()));
  if (isRelationControl(control))
    for (const end of ["from", "to"] as const)
      for (const id of control[end] ?? []) {
        const target = controls.get(id);
        if (!target || !isRegionControl(target)) problem(end, `"${id}" is not a control that makes regions`);
      }
  if (isAnswerControl(control) && control.per === "region" && !schema.controls.some(isRegionControl))
    problem("per", "it is asked per region, but no control makes regions");
  const when = control.visibleWhen;
  if (when) {
    const target = controls.get(when.control);
    if (!target || target.id === control.id) problem("visibleWhen", `no other control "${when.control}"`);
    else
      for (const id of when.anyOf ?? [])
        if (!hasLabels(target) || !target.labels.some((label) => label.id === id))
          problem("visibleWhen", `"${target.name}" has no label "${id}"`);
  }
}

function checkVisibilityCycles(schema: LabelSchema, issues: Issue[]): void {
  const next = new Map(schema.controls.map((control) => [control.id, control.visibleWhen?.control]));
  schema.controls.forEach((control, i) => {
    const walked = new Set<string>();
    for (let id: string | undefined = control.id; id !== undefined; id = next.get(id)) {
      if (walked.has(id)) {
        issues.push({ path: `controls.${i}.visibleWhen`, message: "these conditions wait for each other" });
        return;
      }
      walked.add(id);
    }
  });
}

/**
 * Checks untrusted input as a label schema.
 * @returns the schema, or every problem found with its path (`controls.0.labels.2.hotkey`)
 */
export function checkLabelSchema(input: unknown): Result<LabelSchema, Issue[]> {
  const parsed = LabelSchemaShape.safeParse(input);
  if (!parsed.success)
    return err(parsed.error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message })));
  const schema = parsed.data;
  const issues: Issue[] = [];
  for (const id of duplicates(schema.inputs.map((item) => item.id)))
    issues.push({ path: "inputs", message: `the input id "${id}" stands twice` });
  for (const id of duplicates(schema.controls.map((item) => item.id)))
    issues.push({ path: "controls", message: `the control id "${id}" stands twice` });
  for (const [i, control] of schema.controls.entries())
    checkControl(schema, control, `controls.${i}`, issues);
  checkVisibilityCycles(schema, issues);
  issues.push(...assignHotkeys(schema).issues);
  return issues.length > 0 ? err(issues) : ok(schema);
}
