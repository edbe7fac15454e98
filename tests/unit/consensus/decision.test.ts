import { describe, expect, it } from "vitest";
import type { Region } from "@/lib/annotation/document";
import { composeDecision, optionsOf, type Source, sourceOf } from "@/lib/consensus/decision";
import { CONTROLS, schemaOf } from "../labels/build";

const schema = schemaOf(CONTROLS.choice, CONTROLS.box);
const box = (id: string, x: number, labels = ["a"]): Region => ({
  id,
  control: "box",
  labels,
  shape: { kind: "box", x, y: 0, width: 5, height: 5, rotation: 0 },
});
const source = (id: string, choice: string | null, regions: Region[] = []): Source => ({
  id,
  document: { answers: choice === null ? {} : { choice }, regions, relations: [] },
});

describe("the different answers to a control", () => {
  it("are told apart by what they say, not by ids and order of regions", () => {
    const sources = [
      source("vote", "a", [box("1", 0), box("2", 9)]),
      source("ann", "b", [box("x", 9), box("y", 0)]),
      source("bob", "a", [box("z", 0)]),
    ];
    expect(optionsOf(CONTROLS.choice, sources)).toEqual([
      { from: "vote", sources: ["vote", "bob"] },
      { from: "ann", sources: ["ann"] },
    ]);
    expect(optionsOf(CONTROLS.box, sources)).toEqual([
      { from: "vote", sources: ["vote", "ann"] },
      { from: "bob", sources: ["bob"] },
    ]);
  });

  it("count no answer as one of them, and a region with another label as another", () => {
    const sources = [source("ann", null, [box("1", 0)]), source("bob", "a", [box("1", 0, ["b"])])];
    expect(optionsOf(CONTROLS.choice, sources)).toHaveLength(2);
    expect(optionsOf(CONTROLS.box, sources)).toHaveLength(2);
  });
});

describe("a decision", () => {
  const ann = source("ann", "a", [box("1", 0), box("2", 9)]);
  const bob = source("bob", "b", [box("3", 1)]);

  it("takes each question from the source it was picked from", () => {
    expect(composeDecision(schema, [ann, bob], { choice: "bob", box: "ann" })).toEqual({
      answers: { choice: "b" },
      regions: ann.document.regions,
      relations: [],
    });
  });

  it("leaves a question without a pick unanswered", () => {
    expect(composeDecision(schema, [ann, bob], { choice: "ann" })).toEqual({
      answers: { choice: "a" },
      regions: [],
      relations: [],
    });
  });

  it("is one person's answer when it says just that, a mixture otherwise", () => {
    const whole = composeDecision(schema, [ann, bob], { choice: "bob", box: "bob" });
    expect(sourceOf(schema, [ann, bob], whole)?.id).toBe("bob");
    const mixed = composeDecision(schema, [ann, bob], { choice: "ann", box: "bob" });
    expect(sourceOf(schema, [ann, bob], mixed)).toBeNull();
  });
});
