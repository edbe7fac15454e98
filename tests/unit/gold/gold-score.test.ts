import { describe, expect, it } from "vitest";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { coarseCount } from "@/lib/gold/coarse-count";
import { fitsSchema } from "@/lib/gold/fits-schema";
import { goldAccuracy, isPausedBy } from "@/lib/gold/gold-accuracy";
import { goldScore } from "@/lib/gold/gold-score";
import { checkLabelSchema } from "@/lib/labels/check-label-schema";
import { TOPIC_SCHEMA } from "../../support/project";

const checked = checkLabelSchema(TOPIC_SCHEMA);
if (!checked.ok) throw new Error("the schema is valid");
const schema = checked.value;
const asked = new Set(schema.controls.map(({ id }) => id));

const span = (id: string, label: string, start: number, end: number) => ({
  id,
  control: "parts",
  labels: [label],
  shape: { kind: "span", input: "text", parts: [{ start, end, text: "x".repeat(end - start) }] },
});
const document = (topic: string, regions: unknown[] = [], answers: Record<string, unknown> = {}) =>
  ({ answers: { topic, ...answers }, regions, relations: [] }) as unknown as AnnotationDocument;
const score = (gold: AnnotationDocument, given: AnnotationDocument, of = asked) =>
  goldScore(schema, { gold, given, asked: of });

describe("a gold score", () => {
  it("is 1 of the same document and 0 where the only answer differs", () => {
    const gold = document("refund", [span("a", "amount", 0, 4)], { clarity: 3 });
    expect(score(gold, gold).value).toBe(1);
    expect(score(document("refund"), document("other")).value).toBe(0);
  });

  it("is the mean over the questions of which one of the two says something", () => {
    // The topic is right, the rating is missing.
    expect(score(document("refund", [], { clarity: 3 }), document("refund")).value).toBe(0.5);
    // The topic is right; of the spans one of two is found, so that F1 is 2/3.
    const gold = document("refund", [span("a", "amount", 0, 4), span("b", "product", 6, 9)]);
    const given = document("refund", [span("c", "amount", 0, 4)]);
    expect(score(gold, given).value).toBeCloseTo((1 + 2 / 3) / 2, 10);
  });

  it("passes over questions that are later than the gold answer", () => {
    const given = document("refund", [], { clarity: 3 });
    expect(score(document("refund"), given, new Set(["topic", "parts"])).value).toBe(1);
  });

  it("compares what is said about regions that both have, and chains as a whole", () => {
    const mentions = checkLabelSchema({
      inputs: [{ id: "text", kind: "text", field: "text" }],
      controls: [
        { id: "names", kind: "span", name: "Names", input: "text", labels: [{ id: "name", name: "Name" }] },
        {
          ...{ id: "sure", kind: "choice", name: "Sure", per: "region" },
          labels: [
            { id: "yes", name: "Yes" },
            { id: "no", name: "No" },
          ],
        },
        {
          ...{ id: "same", kind: "relation", name: "Same", structure: "chains" },
          labels: [{ id: "same", name: "Same" }],
          from: ["names"],
          to: ["names"],
        },
      ],
    });
    if (!mentions.ok) throw new Error(JSON.stringify(mentions));
    const name = (id: string, start: number, sure?: string) => ({
      ...span(id, "name", start, start + 3),
      control: "names",
      ...(sure && { attributes: { sure } }),
    });
    const link = (from: string, to: string) => ({
      id: `${from}${to}`,
      control: "same",
      from,
      to,
      label: "same",
    });
    const of = (regions: unknown[], relations: unknown[]) =>
      ({ answers: {}, regions, relations }) as unknown as AnnotationDocument;
    const gold = of([name("a", 0, "yes"), name("b", 10, "no"), name("c", 20)], [link("a", "b")]);
    const likenessOf = (given: AnnotationDocument) => {
      const all = new Set(mentions.value.controls.map(({ id }) => id));
      const scored = goldScore(mentions.value, { gold, given, asked: all });
      if (scored.value === null) throw new Error(scored.reason);
      return Object.fromEntries(scored.controls.map(({ control, likeness }) => [control, likeness]));
    };
    expect(likenessOf(gold)).toEqual({ names: 1, sure: 1, same: 1 });
    const half = of([name("x", 0, "yes"), name("y", 10, "yes"), name("z", 20)], [link("x", "y")]);
    expect(likenessOf(half)).toEqual({ names: 1, sure: 0.5, same: 1 });
    const apart = of([name("x", 0), name("y", 10), name("z", 20)], [link("y", "z")]);
    // Nobody else has answered; of the chains no link is right, but single mentions are.
    expect(likenessOf(apart)).not.toHaveProperty("sure");
    expect(likenessOf(apart).same).toBeLessThan(0.5);
    expect(likenessOf(of([name("x", 0, "yes")], [])).same).toBe(0);
  });

  it("has a reason where a label was retired, on either side", () => {
    const retired = document("gone");
    expect(fitsSchema(retired, schema)).toBe(false);
    expect(score(retired, document("refund"))).toEqual({ value: null, reason: "old-labels" });
    expect(score(document("refund"), retired)).toEqual({ value: null, reason: "old-labels" });
    expect(score(document("refund", [span("a", "gone", 0, 4)]), document("refund"))).toEqual({
      value: null,
      reason: "old-labels",
    });
  });
});

describe("the accuracy on gold tasks", () => {
  const scores = (right: number, wrong: number) => [
    ...Array.from({ length: right }, () => ({ value: 1, controls: [] })),
    ...Array.from({ length: wrong }, () => ({ value: 0, controls: [] })),
  ];

  it("counts apart what cannot be scored, and is undefined without a score", () => {
    const unscored = { value: null, reason: "old-labels" } as const;
    expect(goldAccuracy([unscored])).toEqual({ value: null, interval: null, tasks: 0, unscored: 1 });
    expect(goldAccuracy([unscored, ...scores(1, 1)])).toMatchObject({ value: 0.5, tasks: 2, unscored: 1 });
  });

  it("pauses where the upper limit is below the bound, after enough answers", () => {
    // Wilson's upper limit of 5 of 20 is 0.469.
    const accuracy = goldAccuracy(scores(5, 15));
    expect(accuracy.interval?.[1]).toBeCloseTo(0.469, 3);
    expect(isPausedBy(accuracy, { pauseBelow: 0.48, pauseAfter: 20 })).toBe(true);
    expect(isPausedBy(accuracy, { pauseBelow: 0.46, pauseAfter: 20 })).toBe(false);
    expect(isPausedBy(accuracy, { pauseBelow: 0.48, pauseAfter: 21 })).toBe(false);
    expect(isPausedBy(accuracy, { pauseBelow: null, pauseAfter: 20 })).toBe(false);
    expect(isPausedBy(goldAccuracy([]), { pauseBelow: 1, pauseAfter: 0 })).toBe(false);
  });
});

describe("a count in steps", () => {
  it("never tells more than there is, and the whole once it is reached", () => {
    for (let count = 0; count <= 1_000; count += 7) {
      expect(coarseCount(count, 1_000)).toBeLessThanOrEqual(count);
      expect(count - coarseCount(count, 1_000)).toBeLessThan(20);
    }
    expect(coarseCount(1_000, 1_000)).toBe(1_000);
    expect(coarseCount(9, 12)).toBe(0);
  });
});
