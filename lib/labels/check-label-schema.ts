/** The rules between the parts of a label schema; each problem names its path and what to do. */

import { hasEvents } from "@/lib/annotation/events";
import { ENDS, takesEnd } from "@/lib/annotation/relation-ends";
import type { Issue } from "@/lib/core/app-error";
import { type Message, say } from "@/lib/core/message";
import { err, ok, type Result } from "@/lib/core/result";
import { readValue } from "@/lib/core/zod-issues";
import { answerKind, canAnswer, isRelationControl, type RelationControl, regionKind } from "@/lib/kinds";
import { checkOwnControl } from "@/lib/kinds/control-checks";
import type { Problem } from "@/lib/kinds/define";
import { assignHotkeys } from "./hotkeys";
import {
  type Control,
  findLabel,
  hasLabels,
  isAnswerControl,
  isRegionControl,
  type Label,
  type LabelSchema,
  LabelSchemaShape,
} from "./schema";
import { pathName, pathsOf } from "./tree";

function duplicates(ids: string[]): Set<string> {
  const seen = new Set<string>();
  return new Set(ids.filter((id) => seen.size === seen.add(id).size));
}

/** Labels with the name of an earlier one beside them, in any case of letters; each name once, as the first spells it. */
function equalNames(labels: readonly Label[]): Label[] {
  const keyOf = ({ parent = "", name }: Label) => `${parent}/${name.trim().toLocaleLowerCase("en")}`;
  const twice = duplicates(labels.map(keyOf));
  return [...twice].flatMap((key) => labels.find((label) => keyOf(label) === key) ?? []);
}

function checkTree(control: Control, path: string, issues: Issue[]): void {
  if (!hasLabels(control)) return;
  const parents = new Map(control.labels.map((label) => [label.id, label.parent]));
  control.labels.forEach((label, i) => {
    if (label.parent === undefined) return;
    if (!parents.has(label.parent))
      issues.push({
        path: `${path}.labels.${i}.parent`,
        message: say("labels.unknownParent", { label: label.parent }),
      });
    const walked = new Set<string>();
    for (let id: string | undefined = label.id; id !== undefined; id = parents.get(id)) {
      if (walked.has(id)) {
        issues.push({
          path: `${path}.labels.${i}.parent`,
          message: say("labels.ownAncestor", { label: label.name }),
        });
        break;
      }
      walked.add(id);
    }
  });
}

function checkControl(schema: LabelSchema, control: Control, path: string, issues: Issue[]): void {
  const controls = new Map(schema.controls.map((item) => [item.id, item]));
  const inputs = new Map(schema.inputs.map((item) => [item.id, item]));
  const problem = (at: string, message: Message) => issues.push({ path: `${path}.${at}`, message });

  if (control.required && !canAnswer(control.kind))
    problem("required", say("labels.notAnswerable", { kind: say(`kinds.${control.kind}`) }));
  if (hasLabels(control)) {
    for (const id of duplicates(control.labels.map((label) => label.id)))
      problem("labels", say("labels.labelIdTwice", { id }));
    for (const { name, parent } of equalNames(control.labels)) {
      const branch = pathName(pathsOf(control.labels)(parent ?? ""));
      problem(
        "labels",
        branch === "" ? say("labels.nameTwice", { name }) : say("labels.nameTwiceBelow", { branch, name }),
      );
    }
    control.labels.forEach((label, i) => {
      for (const attribute of label.attributes ?? []) {
        const target = controls.get(attribute);
        if (!target || !isAnswerControl(target) || target.per !== "region")
          problem(`labels.${i}.attributes`, say("labels.notPerRegion", { id: attribute }));
      }
    });
    checkTree(control, path, issues);
  }
  if (isRegionControl(control)) {
    const input = inputs.get(control.input);
    const wanted = regionKind(control.kind).on;
    if (!input) problem("input", say("labels.unknownInput", { input: control.input }));
    else if (input.kind !== wanted)
      problem(
        "input",
        say("labels.otherInput", {
          kind: say(`kinds.${control.kind}`),
          needed: say(`types.${wanted}`),
          input: input.id,
          given: say(`types.${input.kind}`),
        }),
      );
  }
  checkOwnControl(control, problem, inputs);
  if (isRelationControl(control) && !schema.controls.some(isRegionControl))
    problem("kind", say("labels.nothingToRelate"));
  if (isRelationControl(control))
    for (const end of ["from", "to"] as const)
      for (const id of control[end] ?? []) {
        const target = controls.get(id);
        if (!target || !isRegionControl(target)) problem(end, say("labels.makesNoRegions", { control: id }));
      }
  if (isRelationControl(control) && control.structure === "chains") checkChains(control, schema, problem);
  if (hasEvents(control)) checkEvents(control, problem);
  if (isAnswerControl(control) && control.per === "region" && !schema.controls.some(isRegionControl))
    problem("per", say("labels.noRegions"));
  if (isAnswerControl(control) && control.about !== undefined) {
    if (control.per === "region") problem("about", say("labels.aboutPerRegion"));
    else if (!inputs.has(control.about))
      problem("about", say("labels.unknownInput", { input: control.about }));
  }
  if (isAnswerControl(control) && control.default !== undefined) {
    const wrong =
      control.per === "region"
        ? answerKind(control.kind).check(control.default, control)
        : say("labels.defaultPerTask");
    if (wrong !== null) problem("default", wrong);
  }
  const when = control.visibleWhen;
  if (when) {
    const target = controls.get(when.control);
    if (!target || target.id === control.id)
      problem("visibleWhen", say("labels.unknownCondition", { control: when.control }));
    else
      for (const id of when.anyOf ?? [])
        if (!hasLabels(target) || !target.labels.some((label) => label.id === id))
          problem("visibleWhen", say("labels.unknownConditionLabel", { control: target.name, label: id }));
  }
}

/** Triggers are told by where relations begin, so that is said; roles are labels of the control. */
function checkEvents(control: RelationControl, problem: Problem): void {
  if (!control.from?.length) problem("from", say("labels.noTriggers"));
  if (!control.directed) problem("directed", say("labels.eventsDirected"));
  for (const key of ["requiredRoles", "singleRoles"] as const)
    for (const role of control[key] ?? [])
      if (!findLabel(control, role)) problem(key, say("labels.unknownRole", { role }));
}

/** A chain has no label of its own, and its mentions are regions of text. */
function checkChains(control: RelationControl, schema: LabelSchema, problem: Problem): void {
  if (control.labels.length !== 1) problem("labels", say("labels.chainLabel"));
  const taken = schema.controls
    .filter(isRegionControl)
    .filter(({ id }) => ENDS.some((end) => takesEnd(control, end, id)));
  if (!taken.some(({ kind }) => regionKind(kind).text !== undefined))
    problem("structure", say("labels.noMentions"));
}

function checkSurroundings({ inputs, layout, context = [], neighbours }: LabelSchema, issues: Issue[]): void {
  const fields = context.map(({ field }) => field);
  for (const [i, field] of fields.entries())
    if (fields.indexOf(field) < i)
      issues.push({ path: `context.${i}.field`, message: say("labels.contextTwice", { field }) });
  if (layout !== undefined && inputs.length < 2)
    issues.push({ path: "layout", message: say("labels.oneColumn") });
  if (neighbours !== undefined && !inputs.some(({ kind }) => kind === "text"))
    issues.push({ path: "neighbours", message: say("labels.neighboursWithoutText") });
}

function checkVisibilityCycles(schema: LabelSchema, issues: Issue[]): void {
  const next = new Map(schema.controls.map((control) => [control.id, control.visibleWhen?.control]));
  schema.controls.forEach((control, i) => {
    const walked = new Set<string>();
    for (let id: string | undefined = control.id; id !== undefined; id = next.get(id)) {
      if (walked.has(id)) {
        issues.push({ path: `controls.${i}.visibleWhen`, message: say("labels.conditionCycle") });
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
  const read = readValue(LabelSchemaShape, input);
  if (!read.ok) return read;
  const schema = read.value;
  const issues: Issue[] = [];
  for (const id of duplicates(schema.inputs.map((item) => item.id)))
    issues.push({ path: "inputs", message: say("labels.inputIdTwice", { id }) });
  for (const [i, { kind, form }] of schema.inputs.entries())
    if (kind !== "text" && form)
      issues.push({ path: `inputs.${i}.form`, message: say("labels.formOfImage") });
  checkSurroundings(schema, issues);
  for (const id of duplicates(schema.controls.map((item) => item.id)))
    issues.push({ path: "controls", message: say("labels.controlIdTwice", { id }) });
  for (const [i, control] of schema.controls.entries())
    checkControl(schema, control, `controls.${i}`, issues);
  checkVisibilityCycles(schema, issues);
  issues.push(...assignHotkeys(schema).issues);
  return issues.length > 0 ? err(issues) : ok(schema);
}
