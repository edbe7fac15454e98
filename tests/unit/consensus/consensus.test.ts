import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDocument } from "@/lib/annotation/check-document";
import { consensusOf } from "@/lib/consensus/consensus-of";
import { indexCodePoints } from "@/lib/core/code-points";
import { says } from "@/lib/core/message";
import type { Control, LabelSchema } from "@/lib/labels/schema";
import {
  answered,
  boxControl,
  boxRegion,
  by,
  choiceControl,
  ratingControl,
  spanControl,
  spanRegion,
  TEXT,
  withRegions,
} from "../agreement/build";

const schemaOf = (...controls: Control[]): LabelSchema => ({
  inputs: [
    { id: "image", kind: "image", field: "image" },
    { id: "text", kind: "text", field: "text" },
  ],
  controls,
});
const inputs = {
  image: { kind: "image" as const, widthPx: 1000, heightPx: 1000 },
  text: { kind: "text" as const, text: TEXT, index: indexCodePoints(TEXT) },
};
const choice = schemaOf(choiceControl(["x", "y", "z"]));
const several = schemaOf(choiceControl(["x", "y", "z"], { multiple: true }));

describe("a choice", () => {
  it("is decided by the most votes", () => {
    const result = consensusOf(
      choice,
      by(answered("y"), answered("x"), answered("y"), answered("z")),
      "majority",
    );
    expect(result.document.answers).toEqual({ c: "y" });
    expect(result.ties).toEqual([]);
    expect(result.votes.c).toEqual({ kind: "answer", answered: 4, of: 4, counts: { x: 1, y: 2, z: 1 } });
  });

  it("with equal votes is a tie without an answer, whatever the order of labels", () => {
    for (const answers of [by(answered("x"), answered("z")), by(answered("z"), answered("x"))]) {
      const result = consensusOf(choice, answers, "majority");
      expect(result.document.answers).toEqual({});
      expect(result.ties).toEqual(["c"]);
    }
  });

  it("is unanimous only if everybody gave it; somebody's silence counts against", () => {
    const all = by(answered("x"), answered("x"));
    expect(consensusOf(choice, all, "unanimous").document.answers).toEqual({ c: "x" });
    expect(consensusOf(choice, by(answered("x"), answered(undefined)), "unanimous").document.answers).toEqual(
      {},
    );
    expect(consensusOf(choice, by(answered("x"), answered("y")), "unanimous")).toMatchObject({
      document: { answers: {} },
      ties: [],
    });
  });

  it("a silent person does not vote by majority", () => {
    const result = consensusOf(
      choice,
      by(answered("x"), answered(undefined), answered(undefined)),
      "majority",
    );
    expect(result.document.answers).toEqual({ c: "x" });
    expect(result.votes.c).toMatchObject({ answered: 1, of: 3 });
  });

  it("of several labels keeps each with more than half; exactly half is a tie", () => {
    const three = by(answered(["x", "y"]), answered(["y", "z"]), answered(["y", "x"]));
    expect(consensusOf(several, three, "majority").document.answers).toEqual({ c: ["x", "y"] });
    expect(consensusOf(several, three, "unanimous").document.answers).toEqual({ c: ["y"] });
    const two = consensusOf(several, by(answered(["x", "y"]), answered(["y"])), "majority");
    expect(two).toMatchObject({ document: { answers: { c: ["y"] } }, ties: ["c"] });
  });
});

describe("a rating", () => {
  it("is the most frequent; a tie gives none, not the mean", () => {
    const schema = schemaOf(ratingControl(5));
    expect(
      consensusOf(schema, by(answered(2), answered(5), answered(5)), "majority").document.answers,
    ).toEqual({ c: 5 });
    expect(consensusOf(schema, by(answered(2), answered(4)), "majority")).toMatchObject({
      document: { answers: {} },
      ties: ["c"],
    });
  });
});

describe("the consensus document", () => {
  it("votes on every kind, and drops answers whose condition lost the vote", () => {
    const schema = schemaOf(
      choiceControl(["x", "y"], { id: "first" }),
      { ...choiceControl(["p", "q"], { id: "follow" }), visibleWhen: { control: "first", anyOf: ["x"] } },
      { id: "links", name: "links", kind: "relation", labels: [{ id: "x", name: "x" }] },
    );
    const document = (answers: Record<string, string>) => ({ answers, regions: [], relations: [] });
    const result = consensusOf(
      schema,
      by(document({ first: "x", follow: "p" }), document({ first: "y" }), document({ first: "y" })),
      "majority",
    );
    expect(result.document.answers).toEqual({ first: "y" });
    expect(result.unsupported).toEqual([]);
    expect(result.votes.links).toEqual({ kind: "relations", of: 3, relations: [] });
  });

  it("of nobody is empty", () => {
    expect(consensusOf(choice, [], "majority")).toEqual({
      document: { answers: {}, regions: [], relations: [] },
      ties: [],
      incomplete: [],
      votes: {},
      unsupported: [],
    });
  });

  it("refuses two answers of one rater", () => {
    const answer = { rater: "a", document: answered("x") };
    expect(() => consensusOf(choice, [answer, answer], "majority")).toThrow(says("server.raterTwice"));
  });

  const place = fc.tuple(
    fc.constantFrom("p", "q"),
    fc.integer({ min: 0, max: 12 }),
    fc.integer({ min: 1, max: 9 }),
    fc.integer({ min: 4, max: 9 }),
  );
  const kinds: [string, LabelSchema, fc.Arbitrary<ReturnType<typeof withRegions>>][] = [
    [
      "boxes",
      schemaOf(boxControl(["p", "q"])),
      fc
        .array(place, { maxLength: 4 })
        .map((items) =>
          withRegions(
            items.map(([label, at, size, other], i) =>
              boxRegion(`r${i}`, label, [at + 20, at + 20, size, other, size > 7 ? at * 10 : 0]),
            ),
          ),
        ),
    ],
    [
      "spans",
      schemaOf(spanControl(["p", "q"])),
      fc
        .array(place, { maxLength: 4 })
        .map((items) =>
          withRegions(items.map(([label, at, size], i) => spanRegion(`r${i}`, label, [at, at + size]))),
        ),
    ],
  ];
  it.each(kinds)(
    "of %s is valid, the same for any order of people and regions, and of one person is their own",
    (_name, schema, document) => {
      fc.assert(
        fc.property(
          fc.array(document, { minLength: 1, maxLength: 5 }),
          fc.constantFrom("majority" as const, "unanimous" as const),
          (documents, method) => {
            const answers = by(...documents);
            const result = consensusOf(schema, answers, method);
            const other = answers
              .toReversed()
              .map((answer) => ({ ...answer, document: withRegions(answer.document.regions.toReversed()) }));
            expect(consensusOf(schema, other, method)).toEqual(result);
            const checked = checkDocument(result.document, schema, inputs, "draft");
            expect(checked.ok ? [] : checked.error).toEqual([]);
          },
        ),
      );
      fc.assert(
        fc.property(document, (own) => {
          const result = consensusOf(schema, by(own, own, own), "unanimous");
          const distinct = new Set(own.regions.map(({ labels, shape }) => JSON.stringify([labels, shape])));
          // A person who drew the same twice at the same place stands for one span; boxes are kept apart.
          expect(result.document.regions.length).toBeGreaterThanOrEqual(
            Math.min(distinct.size, own.regions.length),
          );
          expect(result.document.regions.length).toBeLessThanOrEqual(own.regions.length);
          expect(result.ties).toEqual([]);
        }),
      );
    },
  );
});
