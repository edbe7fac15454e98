/** Agreement and consensus of every kind that says how its answers are compared. */
import { describe, expect, it } from "vitest";
import { type MeasureResult, summarize, unitOf } from "@/lib/agreement/agreement";
import { measureOf } from "@/lib/agreement/measures";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { consensusOf } from "@/lib/consensus/consensus-of";
import { ANSWER_KINDS, type AnswerKindName, answerKind, regionKind, type Shape } from "@/lib/kinds";
import { comparisonOf, isCompared } from "@/lib/kinds/comparisons";
import { hasScale } from "@/lib/kinds/scales";
import { EDITING } from "../support/editor-driver";
import {
  answerControlOf,
  controlOf,
  documentOf,
  exampleOf,
  OTHER_ANSWERS,
  REGION_NAMES,
  regionOf,
  SIZE,
  schemaOf,
} from "./samples";

const LIMITS = { width: SIZE.widthPx, height: SIZE.heightPx };
const COMPARED_REGIONS = REGION_NAMES.filter((name) => isCompared(name));
const COMPARED_ANSWERS = (Object.keys(ANSWER_KINDS) as AnswerKindName[]).filter((name) => hasScale(name));

/** Three annotators: two give the example, one something else. */
function regionDocuments(name: (typeof REGION_NAMES)[number]): AnnotationDocument[] {
  const shape = exampleOf(name);
  const shapes = EDITING.get(name)?.shapes;
  const moved: Shape = shapes ? shapes.move(shape, 8, 4, LIMITS) : shape;
  return [
    documentOf(regionOf(shape, ["car"], "a")),
    documentOf(regionOf(moved, ["car"], "b")),
    documentOf(regionOf(shape, ["person"], "c")),
  ];
}

function answerDocuments(name: AnswerKindName): AnnotationDocument[] {
  const control = answerControlOf(name);
  const kind = answerKind(name);
  const values = (kind.values?.(control) ?? []).map(
    ({ id }) => kind.choose?.(undefined, id, control) ?? null,
  );
  const [first, other] = kind.choose
    ? [values[0], values.at(-1)]
    : [kind.example(control), OTHER_ANSWERS[name]];
  if (first == null || other == null) throw new Error(`${name} lacks a second answer in samples.ts`);
  const given = [first, first, other];
  return given.map((value) => ({ answers: { asked: value }, regions: [], relations: [] }));
}

const cases = [
  ...COMPARED_REGIONS.map((name) => ({ name, documents: regionDocuments(name) })),
  ...COMPARED_ANSWERS.map((name) => ({ name, documents: answerDocuments(name) })),
];

/** The figure, turned round where 0 is full agreement. */
const fullIsOne = ({ id, value }: MeasureResult): number | null =>
  value !== null && measureOf(id)?.isDistance ? 1 - value : value;

describe.each(cases)("comparing answers of the kind $name", ({ name, documents }) => {
  const schema = schemaOf(name);
  const [control] = schema.controls;
  if (!control) throw new Error("the schema has a control");
  const answers = documents.map((document, i) => ({ rater: `rater-${i}`, document }));
  const figures = (given: typeof answers) => {
    const unit = unitOf(control, given);
    const units = unit ? Array.from({ length: 4 }, () => ({ unit })) : [];
    return summarize(control, units, { seed: 1, replicates: 20 });
  };

  it("does not depend on the order of annotators", () => {
    expect(unitOf(control, answers.toReversed())).toEqual(unitOf(control, answers));
    expect(figures(answers.toReversed())).toEqual(figures(answers));
    for (const method of ["majority", "unanimous"] as const)
      expect(consensusOf(schema, answers.toReversed(), method)).toEqual(consensusOf(schema, answers, method));
  });

  it("finds full agreement where all gave the same, and less where they did not", () => {
    const [first] = documents;
    const same = answers.map(({ rater }) => ({ rater, document: first as AnnotationDocument }));
    expect(unitOf(control, same)?.disagreement).toBe(0);
    const { headline, measures } = figures(same);
    const values = [headline, ...measures].map(fullIsOne).filter((value) => value !== null);
    expect(values.every((value) => value === 1)).toBe(true);
    expect(unitOf(control, answers)?.disagreement).toBeGreaterThan(0);
  });

  it("two of three make a consensus that fits the schema; all three do not", () => {
    const { document, ties, unsupported } = consensusOf(schema, answers, "majority");
    expect(unsupported).toEqual([]);
    expect(ties).toEqual([]);
    expect(document.regions.length + Object.keys(document.answers).length).toBe(1);
    const unanimous = consensusOf(schema, answers, "unanimous").document;
    expect(unanimous.regions.length + Object.keys(unanimous.answers).length).toBe(0);
  });
});

describe.each(COMPARED_REGIONS)("likeness of two shapes of the kind %s", (name) => {
  it("is symmetric, 1 for a shape and itself, and 0 far apart", () => {
    const { geometry } = regionKind(name);
    const comparison = comparisonOf(controlOf(name));
    if (!comparison || comparison.type === "text") return;
    const likeness = comparison.type === "overlap" ? comparison.iou : comparison.nearness;
    const shape = exampleOf(name);
    const shapes = EDITING.get(name)?.shapes;
    expect(likeness(shape, shape)).toBeCloseTo(1, 9);
    const near = shapes?.move(shape, 13, 9, LIMITS) ?? shape;
    expect(likeness(shape, near)).toBeCloseTo(likeness(near, shape), 12);
    expect(likeness(shape, near)).toBeGreaterThan(0);
    expect(likeness(shape, near)).toBeLessThan(1);
    const { width = 0, height = 0 } = geometry?.bounds(shape) ?? {};
    const far = shapes?.move(shape, width + 100, height + 100, { width: 1e4, height: 1e4 }) ?? shape;
    expect(likeness(shape, far)).toBe(0);
    if (comparison.middle) expect(comparison.middle([shape, shape, shape])).toEqual(shape);
  });
});
