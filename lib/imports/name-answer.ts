/** Finds the question that takes an answer of a file, and the value that it takes. */
import { type Message, say } from "@/lib/core/message";
import type { SourceAnswer, SourceValue } from "@/lib/formats/source-annotation";
import { answerKind } from "@/lib/kinds";
import type { AnswerValue } from "@/lib/kinds/answer-value";
import { listed } from "@/lib/labels/listed";
import type { IndexedControl } from "@/lib/labels/name-index";
import { type AnswerControl, hasLabels } from "@/lib/labels/schema";
import { candidates, isNamed, mapped, type Naming } from "./naming";
import { partedNames } from "./parted-names";

/** It takes one of the answers that there are to choose from, in the schema or in a list. */
function hasClosedValues(control: AnswerControl): boolean {
  const { values, candidates } = answerKind(control.kind);
  return hasLabels(control) || values !== undefined || candidates !== undefined;
}

const isListed = (control: AnswerControl): boolean => answerKind(control.kind).candidates !== undefined;

/** The value as the kind of the control takes it: one of a list of one, a list of one, or a figure that was written as text. */
function fitValue(value: SourceValue, one: IndexedControl<AnswerControl>): AnswerValue | null {
  const { control, label } = one;
  const kind = answerKind(control.kind);
  const fits = (candidate: AnswerValue): boolean => kind.check(candidate, control) === null;
  const forms: AnswerValue[] = [];
  const isClosed = hasClosedValues(control);
  const named = (given: string | number) => (isClosed ? label(String(given)) : String(given));
  if (typeof value === "number") forms.push(value);
  const parts = typeof value === "string" ? partedNames(value) : [];
  const given = typeof value === "object" ? value : [value];
  const ids = given.map(named);
  if (ids.every((id) => id !== undefined)) {
    const all = [...new Set(ids as string[])];
    const [first] = all;
    if (first !== undefined && all.length === 1) {
      if (typeof value === "object") forms.push(all);
      forms.push(first);
      // A cell with bars is a text to questions that take one, and several values to others.
      if (!isClosed && parts.length > 1) forms.push([...new Set(parts)]);
      forms.push(all);
      if (first.trim() !== "" && Number.isFinite(Number(first))) forms.push(Number(first));
    } else forms.push(all);
    if (!isClosed && all.length > 1) forms.push(given.join("\n"));
  }
  const partIds = parts.map(named);
  if (isClosed && parts.length > 1 && partIds.every((id) => id !== undefined))
    forms.push([...new Set(partIds as string[])]);
  return forms.find(fits) ?? null;
}

const labelsOf = (value: SourceValue): string[] => (typeof value === "object" ? [...value] : [String(value)]);

/** @returns the value under the map; null where nothing of it is to be kept */
function mappedValue(value: SourceValue, naming: Naming): SourceValue | null {
  if (typeof value === "number") return value;
  if (typeof value === "string") return mapped(value, naming);
  const kept = value.flatMap((one) => mapped(one, naming) ?? []);
  return kept.length > 0 || value.length === 0 ? kept : null;
}

/** Names the labels of the question where the file names one that there is, else the questions. */
function problemOf(
  name: string | undefined,
  asked: readonly IndexedControl<AnswerControl>[],
  isSeveral: boolean,
  value: string,
): Message {
  if (name === undefined) return say(isSeveral ? "rows.severalQuestions" : "rows.noQuestion", { value });
  const there = asked.map(({ control }) => control);
  const control = there.find((one) => isNamed(one, name));
  if (control === undefined) return say("rows.noNamedQuestion", { question: name, controls: listed(there) });
  return hasLabels(control)
    ? say("rows.noAnswerLabel", { question: control.name, value, labels: listed(control.labels) })
    : say("rows.noAnswer", { question: control.name, value });
}

export function nameAnswer(
  { control: name, value, kind }: SourceAnswer,
  per: "task" | "region",
  naming: Naming,
): { id: string; value: AnswerValue } | null {
  const wanted = mappedValue(value, naming);
  if (wanted === null) return null;
  const asked = naming.index.answers.filter(({ control }) => (control.per ?? "task") === per);
  const fitting = candidates(asked, name).flatMap((one) => {
    const fitted = fitValue(wanted, one);
    return fitted === null
      ? []
      : [{ id: one.control.id, value: fitted, isWord: hasLabels(one.control) || isListed(one.control) }];
  });
  // A word that is one of the labels or candidates is rather that than a text.
  const closed = fitting.filter((one) => one.isWord);
  const [only, ...others] = closed.length > 0 ? closed : fitting;
  if (only !== undefined && others.length === 0) return only;
  const named = asked.find(({ control }) => isNamed(control, name));
  const shown = labelsOf(value).join(", ").slice(0, 100);
  naming.unplaced.push({
    part: "answer",
    per,
    labels: labelsOf(value),
    ...(name === undefined ? {} : { control: name }),
    ...(kind === undefined ? {} : { kind }),
    ...(per === "region" && !named ? { isUnasked: true as const } : {}),
    ...(named && isListed(named.control) ? { isLasting: true as const } : {}),
    message: () => problemOf(name, asked, only !== undefined, shown),
  });
  return null;
}
