import { describe, expect, it } from "vitest";
import { ownWords, regionAnswers, regionWords } from "@/components/review/region-words";
import type { Region } from "@/lib/annotation/document";
import { control, schemaOf } from "../labels/build";

const schema = schemaOf(
  control("span"),
  control("choice", { id: "certain", name: "Certain", per: "region" }),
  control("rating", { id: "harm", name: "Harm", per: "region" }),
);
const span = (attributes?: Region["attributes"]): Region => ({
  id: "r1",
  control: "span",
  labels: ["a"],
  shape: { kind: "span", parts: [{ start: 0, end: 2, text: "Hi" }] },
  ...(attributes && { attributes }),
});

describe("a region in words", () => {
  it("is its label alone when nothing was answered about it", () => {
    expect(regionWords(schema, span())).toBe("the a");
    expect(regionAnswers(schema, span())).toEqual([]);
  });

  it("tells each answer after its question, in the order of the questions", () => {
    const region = span({ harm: 3, certain: "b" });
    expect(regionAnswers(schema, region)).toEqual([
      { id: "certain", question: "Certain", words: "the b" },
      { id: "harm", question: "Harm", words: "3" },
    ]);
    expect(regionWords(schema, region)).toBe("the a (Certain: the b; Harm: 3)");
  });

  it("keeps an answer whose question is gone, by its id", () => {
    expect(regionWords(schema, span({ gone: "x" }))).toBe("the a (gone: x)");
  });
});

describe("what sets lists of words apart", () => {
  it("is what not every list has, counted as often as it stands", () => {
    expect(ownWords([["Oslo"], ["Oslo", "Bergen"], ["Oslo", "Oslo"]])).toEqual([[], ["Bergen"], ["Oslo"]]);
  });

  it("is nothing where all say the same", () => {
    expect(
      ownWords([
        ["a", "b"],
        ["b", "a"],
      ]),
    ).toEqual([[], []]);
  });

  it("begins with what the fewest have", () => {
    expect(ownWords([["x", "y"], ["x"], ["y"], ["x"]])).toEqual([["y", "x"], ["x"], ["y"], ["x"]]);
  });
});
