import { describe, expect, it } from "vitest";
import type { AnnotationDocument, AnswerValue } from "@/lib/annotation/document";
import { fitDocument } from "@/lib/annotation/fit-document";
import { lostKeys } from "@/lib/annotation/lost-keys";
import type { Control } from "@/lib/labels/schema";
import { control, schemaOf } from "../labels/build";

const answered = (id: string, value: AnswerValue): AnnotationDocument => ({
  answers: { [id]: value },
  regions: [],
  relations: [],
});
const lost = (one: Control, value: AnswerValue) => [
  ...lostKeys(answered(one.id, value), new Map([[one.id, one]])),
];

describe("what of an answer a control no longer takes", () => {
  it("is the branch where only the finest labels may be chosen", () => {
    const finest = control("taxonomy", { leavesOnly: true });
    expect(lost(finest, "animal")).toEqual(["taxonomy/animal"]);
    expect(lost(finest, "cat")).toEqual([]);
    const several = control("taxonomy", { leavesOnly: true, multiple: true });
    expect(lost(several, ["cat", "animal"])).toEqual(["taxonomy/animal"]);
  });

  it("is the whole answer of several labels where one may be given; a single one is kept", () => {
    expect(lost(control("choice"), ["a", "b"])).toEqual(["choice"]);
    expect(lost(control("choice"), ["a"])).toEqual([]);
    expect(lost(control("choice", { multiple: true }), "a")).toEqual([]);
  });

  it("is a number out of its bounds, and an answer about a task where regions are asked about", () => {
    expect(lost(control("number", { max: 3 }), 4)).toEqual(["number"]);
    expect(lost(control("number", { max: 3 }), 3)).toEqual([]);
    expect(lost(control("choice", { per: "region" }), "a")).toEqual(["choice"]);
  });

  it("is a region of several labels where one may be given", () => {
    const region = {
      ...{ id: "r", control: "span", labels: ["a", "b"] },
      shape: { kind: "span" as const, parts: [{ start: 0, end: 1, text: "x" }] },
    };
    const document = { answers: {}, regions: [region], relations: [] };
    expect([...lostKeys(document, new Map([["span", control("span")]]))]).toEqual(["span"]);
    const several = control("span", { multiple: true });
    expect([...lostKeys(document, new Map([["span", several]]))]).toEqual([]);
  });
});

describe("an answer opened again under other settings of its question", () => {
  const fitted = (one: Control, value: AnswerValue) => fitDocument(answered(one.id, value), schemaOf(one));

  it("becomes a list of one or the only one of a list, and nothing is left out", () => {
    expect(fitted(control("choice", { multiple: true }), "a")).toEqual({
      document: answered("choice", ["a"]),
      dropped: 0,
    });
    expect(fitted(control("choice"), ["a"])).toEqual({ document: answered("choice", "a"), dropped: 0 });
    expect(fitted(control("choice"), ["a", "b"])).toMatchObject({ document: { answers: {} }, dropped: 2 });
  });

  it("loses the branch where only the finest labels may be chosen", () => {
    const several = control("taxonomy", { leavesOnly: true, multiple: true });
    expect(fitted(several, ["cat", "animal"])).toEqual({
      document: answered("taxonomy", ["cat"]),
      dropped: 1,
    });
  });
});
