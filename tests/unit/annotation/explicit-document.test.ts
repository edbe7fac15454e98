import { describe, expect, it } from "vitest";
import { summarize, unitOf } from "@/lib/agreement/agreement";
import { checkDocument } from "@/lib/annotation/check-document";
import { explicitDocument } from "@/lib/annotation/explicit-document";
import { consensusOf } from "@/lib/consensus/consensus-of";
import { isUnanimous } from "@/lib/consensus/unanimity";
import { say } from "@/lib/core/message";
import type { Control, LabelSchema } from "@/lib/labels/schema";
import { answered, by, choiceControl } from "../agreement/build";

const tags = choiceControl(["toxic", "spam"], { multiple: true });
const schemaOf = (...controls: Control[]): LabelSchema => ({
  inputs: [{ id: "text", kind: "text", field: "text" }],
  controls,
});
const schema = schemaOf(tags);
const none = explicitDocument(answered(undefined), schema);

describe("a question with several answers that was submitted empty", () => {
  it("has the answer 'none of them'", () => {
    expect(none.answers).toEqual({ c: [] });
    expect(explicitDocument(answered(["spam"]), schema)).toEqual(answered(["spam"]));
  });

  it("stays unanswered where it takes one label, was hidden or was not there yet", () => {
    const single = schemaOf(choiceControl(["x", "y"]));
    const other = choiceControl(["x", "y"], { id: "d" });
    const hidden = schemaOf(other, { ...tags, visibleWhen: { control: "d", anyOf: ["x"] } });
    for (const one of [single, hidden, schemaOf(other)])
      expect(explicitDocument(answered(undefined), one)).toEqual(answered(undefined));
  });

  it("is filled in about regions, too", () => {
    const flags: Control = { ...choiceControl(["torn", "wet"], { multiple: true, id: "f" }), per: "region" };
    const box: Control = {
      id: "b",
      kind: "box",
      name: "Box",
      input: "text",
      labels: [{ id: "x", name: "X" }],
    };
    const region = {
      id: "r",
      control: "b",
      labels: ["x"],
      shape: { kind: "box" as const, x: 0, y: 0, width: 1, height: 1, rotation: 0 },
    };
    const document = { answers: {}, regions: [region], relations: [] };
    expect(explicitDocument(document, schemaOf(box, flags)).regions).toEqual([
      { ...region, attributes: { f: [] } },
    ]);
  });

  it("can be given outright, but does not answer what is required", () => {
    const empty = { answers: { c: [] }, regions: [], relations: [] };
    expect(checkDocument(empty, schema, {}, "submitted").ok).toBe(true);
    const required = checkDocument(empty, schemaOf({ ...tags, required: true }), {}, "submitted");
    expect(required.ok ? [] : required.error.map(({ message }) => message)).toEqual([
      say("answers.required", { name: "choice" }),
    ]);
  });

  it("a list without labels is refused where an order of labels is asked", () => {
    const ranking: Control = { ...choiceControl(["x", "y"]), kind: "ranking" } as Control;
    expect(
      checkDocument({ answers: { c: [] }, regions: [], relations: [] }, schemaOf(ranking), {}, "draft").ok,
    ).toBe(false);
  });
});

/** Ten tasks and three annotators: five unanimous, in five one annotator gives a tag and two give none. */
const tasks = Array.from({ length: 10 }, (_, i) => {
  const tag = answered([i % 2 === 1 ? "toxic" : "spam"]);
  return i < 5 ? by(tag, tag, tag) : by(tag, none, none);
});

describe("'none of them' among other answers (data/trials/multi-none.json)", () => {
  it("counts in the agreement: alpha-MASI 0.515 and percent 0.667 over ten tasks", () => {
    const units = tasks.flatMap((answers) => {
      const unit = unitOf(tags, answers);
      return unit ? [{ unit }] : [];
    });
    const { headline, measures, balance } = summarize(tags, units, { seed: 1, replicates: 0 });
    expect(headline.id).toBe("alpha-masi");
    expect(headline.value).toBeCloseTo(0.5151, 4);
    expect(measures.find(({ id }) => id === "percent")?.value).toBeCloseTo(0.6667, 4);
    expect(headline.units).toBe(10);
    // The shares of labels are of labels: none is not one of them.
    expect(balance.reduce((sum, { count }) => sum + count, 0)).toBe(20);
  });

  it("makes the task disputed, and the majority gives no tag", () => {
    const answers = tasks[7] ?? [];
    expect(unitOf(tags, answers)?.disagreement).toBeCloseTo(2 / 3, 12);
    const { document, ties } = consensusOf(schema, answers, "majority");
    expect(document.answers).toEqual({ c: [] });
    expect(ties).toEqual([]);
  });

  it("is a tie where one of two annotators gives a tag", () => {
    const { ties, document } = consensusOf(schema, by(answered(["toxic"]), none), "majority");
    expect(ties).toEqual(["c"]);
    expect(document.answers.c).toEqual([]);
  });

  it("is unanimous where everybody gives none, and not where one gives a tag", () => {
    const of = (...documents: Parameters<typeof by>) => {
      const answers = by(...documents);
      const consensus = consensusOf(schema, answers, "unanimous");
      return isUnanimous(
        schema,
        answers.map(({ document }) => document),
        consensus,
      );
    };
    expect(of(none, none, none)).toBe(true);
    expect(of(none, none, answered(["spam"]))).toBe(false);
  });

  it("a set of removed labels alone is no such answer: nobody is unanimous with it", () => {
    const gone = answered(["removed"]);
    const answers = by(none, none, gone);
    const consensus = consensusOf(schema, answers, "unanimous");
    const documents = answers.map(({ document }) => document);
    expect(isUnanimous(schema, documents, consensus)).toBe(false);
    expect(consensusOf(schema, answers, "majority").document.answers).toEqual({ c: [] });
  });
});
