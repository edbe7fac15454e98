/** Agreement on questions about regions, against values counted by hand. */
import { describe, expect, it } from "vitest";
import {
  isMeasured,
  type QuestionAgreement,
  summarize,
  summarizeQuestion,
  type Unit,
  unitOf,
} from "@/lib/agreement/agreement";
import { measureOf } from "@/lib/agreement/measures";
import type { MatchedUnit } from "@/lib/agreement/unit";
import type { AnnotationDocument, AnswerValue, Region } from "@/lib/annotation/document";
import { askedAbout } from "@/lib/annotation/missing-answers";
import type { AnswerControl, Control } from "@/lib/labels/schema";
import { boxControl, boxRegion, by, choiceControl, spanControl, spanRegion, withRegions } from "./build";

const damage = { ...choiceControl(["x", "y"], { id: "damage" }), per: "region" as const };
const boxes = boxControl(["car", "bus"]);
const spans = { ...spanControl(["per"]), id: "spans" };
const controls: Control[] = [boxes, spans, damage];

/** A box at this place, some pixels moved, with its answer. */
const box = (id: string, place: number, value?: AnswerValue, by = 0): Region => ({
  ...boxRegion(id, "car", [100 * place + by, 0, 50, 50]),
  ...(value === undefined ? {} : { attributes: { damage: value } }),
});
const unitFor = (question: AnswerControl, ...documents: AnnotationDocument[]) =>
  unitOf(question, by(...documents), [boxes, spans, question]) as MatchedUnit | null;
const figuresOf = (units: (Unit | null)[], question: AnswerControl = damage): QuestionAgreement =>
  summarizeQuestion(
    { question, region: "c" },
    units.flatMap((unit) => (unit ? [{ unit }] : [])),
    { seed: 1, replicates: 0 },
  );

describe("agreement on a question about regions", () => {
  it("is over the regions that both have, with the measure the question would have about tasks", () => {
    expect(isMeasured(damage)).toBe(true);
    const first = unitFor(
      damage,
      withRegions([box("a0", 0, "x"), box("a1", 1, "x"), box("a2", 2, "x")]),
      withRegions([box("b0", 0, "x", 4), box("b1", 1, "y", 4)]),
    );
    expect(first).toEqual({
      kind: "matched",
      version: 3,
      regions: [
        {
          control: "c",
          met: [
            ["a", "b", "x", "x", 1],
            ["a", "b", "x", "y", 1],
          ],
          alone: 1,
        },
      ],
      disagreement: 1 / 2,
    });
    const second = unitFor(damage, withRegions([box("a", 0, "y")]), withRegions([box("b", 0, "y", 3)]));
    const figures = figuresOf([first, second]);
    // Of 6 answers 3 are x and 3 are y; 2 of 6 coincidences differ, 2 · 3 · 3 of 6 · 5 by chance: 1 - (1/3) / (3/5).
    expect(figures.headline).toMatchObject({ id: "alpha-nominal", units: 2, pairs: 3, rough: true });
    expect(figures.headline.value).toBeCloseTo(4 / 9, 12);
    expect(figures.measures.find(({ id }) => id === "percent")?.value).toBeCloseTo(2 / 3, 12);
    expect(figures).toMatchObject({ region: "c", unmatched: 1, raters: ["a", "b"], answered: 2 });
    expect(figures.confusion).toEqual([{ a: "x", b: "y", count: 1 }]);
    expect(figures.byPair).toMatchObject([{ a: "a", b: "b", n: 3 }]);
  });

  it("leaves out a region that only one has, or has answered about, and says how many answers that are", () => {
    const apart = unitFor(
      damage,
      withRegions([box("a0", 0, "x"), box("a1", 1, "y"), box("a2", 2)]),
      withRegions([box("b0", 3, "x"), box("b1", 1), box("b2", 2, "y", 2)]),
    );
    expect(apart).toMatchObject({ regions: [{ met: [], alone: 4 }], disagreement: null });
    expect(figuresOf([apart])).toMatchObject({
      headline: { value: null, reason: "no-pairs", pairs: 0 },
      unmatched: 4,
    });
    expect(unitFor(damage, withRegions([box("a", 0)]), withRegions([box("b", 0)]))).toBeNull();
  });

  it("looks at every pair of three raters, and at regions of other labels as well", () => {
    const other = { ...box("b", 0, "x"), labels: ["bus"] };
    const unit = unitFor(
      damage,
      withRegions([box("a", 0, "x")]),
      withRegions([other]),
      withRegions([box("c", 0, "y")]),
    );
    expect(unit?.regions[0]?.met).toEqual([
      ["a", "b", "x", "x", 1],
      ["a", "c", "x", "y", 1],
      ["b", "c", "x", "y", 1],
    ]);
    expect(unit?.regions[0]?.alone).toBe(0);
    expect(unit?.disagreement).toBeCloseTo(2 / 3, 12);
  });

  it("is apart for the regions of each control that it is asked about", () => {
    const span = (id: string, value: string): Region => ({
      ...spanRegion(id, "per", [0, 4]),
      control: "spans",
      attributes: { damage: value },
    });
    const unit = unitFor(
      damage,
      withRegions([box("a", 0, "x"), span("s", "x")]),
      withRegions([box("b", 0, "x"), span("t", "y")]),
    );
    expect(unit?.regions.map(({ control, met }) => [control, met.length])).toEqual([
      ["c", 1],
      ["spans", 1],
    ]);
    expect(figuresOf([unit]).headline.pairs).toBe(1);
    const schema = { inputs: [], controls };
    expect(askedAbout(schema, "damage").map(({ id }) => id)).toEqual(["c", "spans"]);
    const named = { ...boxes, labels: [{ id: "car", name: "car", attributes: ["damage"] }] };
    expect(
      askedAbout({ inputs: [], controls: [named, spans, damage] }, "damage").map(({ id }) => id),
    ).toEqual(["c"]);
  });

  const KINDS: [AnswerControl, AnswerValue[]][] = [
    [choiceControl(["x", "y", "z"], { id: "q" }), ["x", "x", "y", "x", "z", "z", "x", "y"]],
    [
      choiceControl(["x", "y", "z"], { id: "q", multiple: true }),
      [["x"], ["x", "y"], [], ["z"], ["y", "x"], ["x", "y"], ["x"], ["x"]],
    ],
    [{ id: "q", name: "q", kind: "rating", max: 5 }, [1, 2, 5, 4, 3, 3, 2, 5]],
    [{ id: "q", name: "q", kind: "number", min: 0, max: 100 }, [1, 2, 50, 50, 30, 29, 7, 70]],
    [{ id: "q", name: "q", kind: "text" }, ["a", "a  ", "b|c;d", "b|c;d", "x", "y", "a", "x"]],
    [
      {
        id: "q",
        name: "q",
        kind: "taxonomy",
        labels: [
          { id: "animal", name: "animal" },
          { id: "dog", name: "dog", parent: "animal" },
          { id: "cat", name: "cat", parent: "animal" },
        ],
      },
      ["dog", "cat", "dog", "dog", "cat", "cat", "cat", "dog"],
    ],
  ];
  it.each(KINDS)(
    "has the figures of the same answers about tasks, where each task has one region: %o",
    (question, values) => {
      const perTask = { ...question, per: "task" } as AnswerControl;
      const perRegion = { ...question, per: "region" } as AnswerControl;
      const regionWith = (value: AnswerValue | undefined) =>
        withRegions([{ ...boxRegion("r", "car", [0, 0, 9, 9]), attributes: { q: value as AnswerValue } }]);
      const answerWith = (value: AnswerValue | undefined): AnnotationDocument => ({
        answers: { q: value as AnswerValue },
        regions: [],
        relations: [],
      });
      const pairs = values.flatMap((value, i) => (i % 2 === 0 ? [[value, values[i + 1]] as const] : []));
      const options = { seed: 1, replicates: 0 };
      const about = (control: AnswerControl, document: typeof regionWith) =>
        summarize(
          control,
          pairs.flatMap(([x, y]) => {
            const unit = unitOf(control, by(document(x), document(y)), [boxes, control]);
            return unit ? [{ unit }] : [];
          }),
          options,
        );
      const ofTasks = about(perTask, answerWith);
      // Of answers about regions the values are counted, so that texts are equal or not.
      const measures = ofTasks.measures.filter(({ id }) => measureOf(id)?.needs !== "sums");
      expect(about(perRegion, regionWith)).toEqual({ ...ofTasks, measures });
    },
  );

  it("resamples tasks, not regions: two tasks of many regions have the interval of two units", () => {
    const many = (value: (i: number) => string) =>
      withRegions(Array.from({ length: 40 }, (_, i) => box(`r${i}`, i, value(i))));
    const same = unitFor(
      damage,
      many((i) => (i % 2 ? "x" : "y")),
      many((i) => (i % 2 ? "x" : "y")),
    );
    const apart = unitFor(
      damage,
      many((i) => (i % 2 ? "x" : "y")),
      many((i) => (i % 2 ? "y" : "x")),
    );
    const figures = summarizeQuestion(
      { question: damage, region: "c" },
      [same, apart].flatMap((unit) => (unit ? [{ unit }] : [])),
      { seed: 1 },
    );
    expect(figures.headline).toMatchObject({ units: 2, pairs: 80 });
    const [low = 0, high = 0] = figures.headline.interval ?? [];
    expect(low).toBeLessThan(-0.9);
    expect(high).toBeCloseTo(1, 9);
  });
});
