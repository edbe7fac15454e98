"use client";
import { useMemo, useState } from "react";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { fitDocument } from "@/lib/annotation/fit-document";
import { composeDecision, type Source } from "@/lib/consensus/decision";
import type { TaskDetail } from "@/lib/contracts/tasks";
import { type Control, isAnswerControl, type LabelSchema } from "@/lib/labels/schema";

/** The vote among the sources; no annotation has this id. */
export const MAJORITY = "majority";
/** The final answer that stands already, among the sources; no annotation has this id. */
export const SO_FAR = "so-far";
/** What a run of consensus has settled, among the sources; no annotation has this id. */
export const BY_METHOD = "by-method";
/** Picked for a control that is left unanswered. */
export const NOTHING = "nothing";
/** Not picked yet; the form cannot be sent until the user has chosen. */
const OPEN = "";

export const isDecided = (control: Control): boolean => !isAnswerControl(control) || control.per !== "region";

/** As much of a task as a decision is made from. */
type Decidable = Pick<TaskDetail, "answers" | "majority" | "resolution"> &
  Partial<Pick<TaskDetail, "methodResolution">>;

const settledIn = ({ methodResolution }: Decidable): AnnotationDocument | null =>
  methodResolution && !methodResolution.outdated ? methodResolution.document : null;

/**
 * The present resolution comes first, else what a method has settled, then the vote if there is one, then every annotation that counts; each as far as
 * the present labels take it, since the rest could not be saved.
 */
export function sourcesOf(schema: LabelSchema, detail: Decidable): Source[] {
  const fitted = (document: AnnotationDocument) => fitDocument(document, schema).document;
  const people = detail.answers
    .filter((answer) => answer.state === "submitted" && !answer.excluded)
    .map((answer) => ({ id: answer.annotationId, document: fitted(answer.document) }));
  const settled = settledIn(detail);
  return [
    ...(detail.resolution ? [{ id: SO_FAR, document: fitted(detail.resolution.document) }] : []),
    ...(settled ? [{ id: BY_METHOD, document: fitted(settled) }] : []),
    ...(detail.majority ? [{ id: MAJORITY, document: detail.majority.document }] : []),
    ...people,
  ];
}

/** Changing a resolution begins with it. Otherwise a control with a tied vote has no pick, so that the user must choose. */
export function firstPicks(
  schema: LabelSchema,
  detail: Decidable,
  sources: Source[],
): Record<string, string> {
  const tied = new Set(detail.resolution || settledIn(detail) ? [] : detail.majority?.ties);
  const first = sources[0]?.id ?? OPEN;
  return Object.fromEntries(
    schema.controls.filter(isDecided).map(({ id }) => [id, tied.has(id) ? OPEN : first]),
  );
}

/**
 * The annotations that a resolution may equal: those of which the present labels take all. Its present source comes first, so that of two equal annotations it keeps
 * the same one when only its rule or note changes.
 */
export function answersAsTheyStand(detail: Decidable, sources: Source[]): Source[] {
  const before = detail.resolution?.annotationId;
  const given = new Map(detail.answers.map((answer) => [answer.annotationId, answer.document]));
  const people = sources.filter(({ id, document }) => given.get(id) === document);
  return people.toSorted((a, b) => Number(b.id === before) - Number(a.id === before));
}

export type Decision = {
  sources: Source[];
  /** By control id, the source whose answer is taken; null while no resolution is being made. */
  picks: Record<string, string> | null;
  document: AnnotationDocument | null;
  begin: () => void;
  pick: (controlId: string, source: string) => void;
  end: () => void;
};

/** A decision being made, so that the page can show what it would be. */
export function useDecision(schema: LabelSchema, detail: TaskDetail): Decision {
  const sources = useMemo(() => sourcesOf(schema, detail), [schema, detail]);
  const [picks, setPicks] = useState<Record<string, string> | null>(null);
  return {
    sources,
    picks,
    document: picks && composeDecision(schema, sources, picks),
    begin: () => setPicks(firstPicks(schema, detail, sources)),
    pick: (controlId, source) => setPicks((before) => before && { ...before, [controlId]: source }),
    end: () => setPicks(null),
  };
}
