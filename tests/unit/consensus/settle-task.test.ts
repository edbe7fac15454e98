/** Which tasks a run of consensus settles, and the counts of its preview. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AnnotationDocument, AnswerValue } from "@/lib/annotation/document";
import { countsAt, settleCounter } from "@/lib/consensus/settle-counts";
import { type Found, type SettledTask, settleTask, taskSettler, waitsFor } from "@/lib/consensus/settle-task";
import { percentOf, WAITS_FOR } from "@/lib/consensus/waits-for";
import type { LabelSchema } from "@/lib/labels/schema";

const SCHEMA: LabelSchema = {
  inputs: [{ id: "text", kind: "text", field: "text" }],
  controls: [
    {
      id: "topic",
      kind: "choice",
      name: "Topic",
      required: true,
      labels: [
        { id: "a", name: "A" },
        { id: "b", name: "B" },
      ],
    },
    { id: "why", kind: "text", name: "Why", visibleWhen: { control: "topic", anyOf: ["b"] } },
    { id: "parts", kind: "span", name: "Parts", input: "text", labels: [{ id: "x", name: "X" }] },
  ],
};

const document = (answers: Record<string, AnswerValue>, span?: [number, number]): AnnotationDocument => ({
  answers,
  regions: span
    ? [
        {
          id: "r",
          control: "parts",
          labels: ["x"],
          shape: { kind: "span", parts: [{ start: span[0], end: span[1], text: "xxxx" }] },
        },
      ]
    : [],
  relations: [],
});
const given = (...documents: AnnotationDocument[]) =>
  documents.map((one, i) => ({ rater: `r${i}`, document: one }));
const NONE = new Map<string, Found>();
const of = (documents: AnnotationDocument[], found: ReadonlyMap<string, Found> = NONE) =>
  settleTask(SCHEMA, given(...documents), found);

describe("settleTask", () => {
  it("takes the label that a method found instead of that of most votes, with its confidence", () => {
    const votes = [document({ topic: "a" }), document({ topic: "a" }), document({ topic: "b" })];
    expect(of(votes)).toMatchObject({ document: { answers: { topic: "a" } }, problem: null });
    expect(of(votes).confidence).toBeCloseTo(2 / 3, 12);
    const found = new Map([["topic", { value: "b", tie: false, confidence: 0.97 }]]);
    expect(of(votes, found)).toMatchObject({
      document: { answers: { topic: "b" } },
      confidence: 0.97,
      confidences: { topic: 0.97 },
      problem: null,
    });
  });

  it("asks what the found label asks, not what the outvoted one does", () => {
    const votes = [document({ topic: "a" }), document({ topic: "a" }), document({ topic: "b", why: "late" })];
    expect(of(votes).document.answers).toEqual({ topic: "a" });
    const found = new Map([["topic", { value: "b", tie: false, confidence: 0.97 }]]);
    const settled = of(votes, found);
    expect(settled.document.answers).toEqual({ topic: "b", why: "late" });
    expect(settled.problem).toBe("text");
  });

  it("waits for a person with a tie, also one that a method found where the votes have none", () => {
    expect(of([document({ topic: "a" }), document({ topic: "b" })]).problem).toBe("tie");
    const votes = [document({ topic: "a" }), document({ topic: "a" }), document({ topic: "b" })];
    const found = new Map([["topic", { value: undefined, tie: true, confidence: 0.5 }]]);
    expect(of(votes, found)).toMatchObject({ problem: "tie", confidence: 0.5 });
  });

  it("waits where annotators split on objects, or a required question ends without an answer", () => {
    const half = [document({ topic: "a" }, [0, 4]), document({ topic: "a" })];
    expect(of(half).problem).toBe("objects");
    const gone = [document({ topic: "gone" }), document({ topic: "gone" })];
    expect(of(gone).problem).toBe("incomplete");
  });

  it("settles one text of all, and no text of some", () => {
    const text = (why: string) => document({ topic: "b", why });
    expect(of([text("late"), text("late"), text("late")]).problem).toBeNull();
    expect(of([text("late"), text("late"), text("early")]).problem).toBe("text");
    expect(of([text("late"), document({ topic: "b" })]).problem).toBe("text");
  });

  it("does not depend on the order of annotators, nor on the tasks before it", () => {
    const settle = taskSettler(SCHEMA);
    const one = fc.record({
      topic: fc.constantFrom("a", "b"),
      why: fc.option(fc.constantFrom("x", "y"), { nil: undefined }),
      at: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 5 }), (many) => {
        const answers = given(
          ...many.map(({ topic, why, at }) =>
            document(
              { topic, ...(topic === "b" && why !== undefined ? { why } : {}) },
              at === undefined ? undefined : [at, at + 4],
            ),
          ),
        );
        const settled = settleTask(SCHEMA, answers, NONE);
        expect(settleTask(SCHEMA, answers.toReversed(), NONE)).toEqual(settled);
        expect(settle(answers, NONE)).toEqual(settled);
        const found = new Map([["topic", { value: "b", tie: false, confidence: 0.7 }]]);
        expect(settle(answers, found)).toEqual(settleTask(SCHEMA, answers, found));
      }),
      { numRuns: 100 },
    );
  });
});

describe("the counts of a preview", () => {
  const settled = fc.record<SettledTask>({
    document: fc.constantFrom(document({ topic: "a" }), document({ topic: "b" })),
    confidences: fc.constant({}),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    problem: fc.constantFrom(null, null, null, "tie", "objects", "text", "incomplete"),
    isLeastOfObjects: fc.boolean(),
  });

  it("are what a run with each least confidence finds", () => {
    fc.assert(
      fc.property(fc.array(settled, { maxLength: 40 }), fc.integer({ min: 0, max: 100 }), (tasks, least) => {
        const counter = settleCounter([{ id: "topic", labels: ["a", "b"] }]);
        for (const task of tasks) counter.add(task);
        const at = countsAt(counter.counts, least);
        const found = tasks.map((task) => waitsFor(task, least));
        expect(at.settled).toBe(found.filter((one) => one === null).length);
        for (const reason of WAITS_FOR)
          expect(at.waiting[reason]).toBe(found.filter((one) => one === reason).length);
        for (const label of ["a", "b"])
          expect(at.labels.topic?.[label]).toBe(
            tasks.filter((task, i) => found[i] === null && task.document.answers.topic === label).length,
          );
      }),
    );
  });

  it("round confidence down to whole percent, but not what rounding of sums took", () => {
    expect(percentOf(0.899)).toBe(89);
    expect(percentOf(0.9)).toBe(90);
    expect(percentOf(0.1 + 0.2)).toBe(30);
    expect(percentOf(0.29)).toBe(29);
    expect(percentOf(1)).toBe(100);
  });
});
