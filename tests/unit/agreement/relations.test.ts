/** Agreement and consensus on relations, against values counted by hand. */
import { describe, expect, it } from "vitest";
import { isMeasured, summarize, unitOf } from "@/lib/agreement/agreement";
import type { RegionsUnit } from "@/lib/agreement/unit";
import type { AnnotationDocument, Region, Relation } from "@/lib/annotation/document";
import { consensusOf } from "@/lib/consensus/consensus-of";
import { composeDecision, optionsOf } from "@/lib/consensus/decision";
import { isUnanimous } from "@/lib/consensus/unanimity";
import type { ControlOf, LabelSchema } from "@/lib/labels/schema";
import { boxControl, boxRegion, by, spanControl, spanRegion } from "./build";

const control = (directed = true): ControlOf<"relation"> => ({
  id: "links",
  name: "links",
  kind: "relation",
  directed,
  labels: ["rides", "holds"].map((id) => ({ id, name: id })),
});
const boxes = boxControl(["cat"]);
const spans = { ...spanControl(["per"]), id: "spans" };
const schema: LabelSchema = {
  inputs: [
    { id: "image", kind: "image", field: "image" },
    { id: "text", kind: "text", field: "text" },
  ],
  controls: [control(), boxes, spans],
};

type Link = [label: string, from: string, to: string];
const document = (regions: Region[], links: Link[]): AnnotationDocument => ({
  answers: {},
  regions,
  relations: links.map(
    ([label, from, to], i): Relation => ({ id: `l${i}`, control: "links", label, from, to }),
  ),
});
/** Three boxes, moved by some pixels, under ids of their own. */
const three = (prefix: string, by: number) =>
  [0, 100, 200].map((x, i) => boxRegion(`${prefix}${i}`, "cat", [x + by, 0, 50, 50]));

const pairOf = (a: AnnotationDocument, b: AnnotationDocument, directed = true) =>
  (unitOf(control(directed), by(a, b), schema.controls) as RegionsUnit).pairs[0];

describe("agreement on relations", () => {
  it("counts those between the same regions with the same label, and links whatever their label", () => {
    const a = document(three("a", 0), [
      ["rides", "a0", "a1"],
      ["holds", "a1", "a2"],
      ["rides", "a0", "a2"],
    ]);
    const b = document(three("b", 4), [
      ["rides", "b0", "b1"],
      ["rides", "b1", "b2"],
    ]);
    const pair = pairOf(a, b);
    // Of 3 + 2 relations one is the same on both sides, and two links are.
    expect(pair?.sums).toEqual({ "f1-relations": [2, 5], "f1-links": [4, 5] });
    expect(pair?.labels).toEqual({ rides: [2, 4], holds: [0, 1] });
    expect(pair?.matched).toEqual([
      ["holds", "rides", 1],
      ["rides", "rides", 1],
    ]);
    const unit = unitOf(control(), by(a, b), schema.controls);
    expect(unit?.disagreement).toBeCloseTo(1 - 2 / 5, 12);
    const figures = summarize(control(), unit ? [{ unit }] : [], { seed: 1, replicates: 0 });
    expect(figures.headline).toMatchObject({ id: "f1-relations", value: 2 / 5 });
    expect(figures.measures.at(-1)).toMatchObject({ id: "f1-links", value: 4 / 5 });
    expect(figures.confusion).toEqual([{ a: "holds", b: "rides", count: 1 }]);
  });

  it("a direction counts where the control has one", () => {
    const a = document(three("a", 0), [["rides", "a0", "a1"]]);
    const b = document(three("b", 0), [["rides", "b1", "b0"]]);
    expect(pairOf(a, b)?.sums["f1-relations"]).toEqual([0, 2]);
    expect(pairOf(a, b, false)?.sums["f1-relations"]).toEqual([2, 2]);
  });

  it("a relation at a region that the other annotator does not have is one that they do not have", () => {
    const a = document(three("a", 0), [["rides", "a0", "a1"]]);
    const b = document(
      [boxRegion("b0", "cat", [0, 0, 50, 50]), boxRegion("b1", "cat", [400, 0, 50, 50])],
      [["rides", "b0", "b1"]],
    );
    expect(pairOf(a, b)?.sums["f1-links"]).toEqual([0, 2]);
  });

  it("spans of text are the same where they overlap; both without relations agree", () => {
    const a = document(
      [spanRegion("a0", "per", [0, 5]), spanRegion("a1", "per", [10, 15])],
      [["holds", "a0", "a1"]],
    );
    const b = document(
      [spanRegion("b0", "per", [0, 4]), spanRegion("b1", "per", [10, 15])].map((one) => one),
      [["holds", "b0", "b1"]],
    );
    const onSpans = (one: AnnotationDocument) => ({
      ...one,
      regions: one.regions.map((region) => ({ ...region, control: "spans" })),
    });
    expect(pairOf(onSpans(a), onSpans(b))?.sums["f1-relations"]).toEqual([2, 2]);
    const none = document([], []);
    expect(unitOf(control(), by(none, none), schema.controls)?.disagreement).toBe(0);
    expect(isMeasured(control())).toBe(true);
  });

  it("does not depend on the order of annotators and relations", () => {
    const a = document(three("a", 0), [
      ["rides", "a0", "a1"],
      ["holds", "a0", "a1"],
      ["holds", "a1", "a2"],
    ]);
    const b = document(three("b", 3), [
      ["holds", "b1", "b2"],
      ["holds", "b0", "b1"],
    ]);
    const turned = { ...a, relations: a.relations.toReversed(), regions: a.regions.toReversed() };
    const straight = pairOf(a, b);
    expect(pairOf(turned, b)?.sums).toEqual(straight?.sums);
    expect(pairOf(b, a)?.sums).toEqual(straight?.sums);
    expect(straight?.sums).toEqual({ "f1-relations": [4, 5], "f1-links": [4, 5] });
  });
});

describe("a consensus on relations", () => {
  const one = document(three("a", 0), [
    ["rides", "a0", "a1"],
    ["holds", "a1", "a2"],
  ]);
  const two = document(three("b", 2), [["rides", "b0", "b1"]]);
  const other = document(three("c", 4), [["holds", "c0", "c1"]]);

  it("keeps what more than half relate by one label, between the regions of the consensus", () => {
    const result = consensusOf(schema, by(one, two, other), "majority");
    expect(result.unsupported).toEqual([]);
    expect(result.document.relations).toHaveLength(1);
    const [relation] = result.document.relations;
    const place = (id: string | undefined) => result.document.regions.findIndex((region) => region.id === id);
    expect([relation?.label, place(relation?.from) >= 0, place(relation?.to) >= 0]).toEqual([
      "rides",
      true,
      true,
    ]);
    expect(result.votes.links).toMatchObject({ kind: "relations", of: 3 });
    expect(result.ties).toEqual([]);
    expect(consensusOf(schema, by(other, one, two), "majority").document).toEqual(result.document);
  });

  it("a relation that exactly half have is a tie, and unanimity asks for all", () => {
    const result = consensusOf(schema, by(one, two), "majority");
    expect(result.ties).toEqual(["links"]);
    expect(result.document.relations.map(({ label }) => label)).toEqual(["rides"]);
    const all = consensusOf(schema, by(one, two), "unanimous");
    expect(all.document.relations.map(({ label }) => label)).toEqual(["rides"]);
    expect(isUnanimous(schema, [one, two], all)).toBe(false);
    const same = document(three("d", 0), [["rides", "d0", "d1"]]);
    const agreed = consensusOf(schema, by(two, same), "unanimous");
    expect(isUnanimous(schema, [two, same], agreed)).toBe(true);
  });
});

describe("a decision about relations", () => {
  const ann = { id: "ann", document: document(three("a", 0), [["rides", "a0", "a1"]]) };
  const bob = { id: "bob", document: document(three("b", 0), [["rides", "b0", "b1"]]) };
  const cem = { id: "cem", document: document(three("c", 7), [["rides", "c1", "c0"]]) };

  it("two are the same when the regions at their ends say the same", () => {
    expect(optionsOf(control(), [ann, bob, cem])).toEqual([
      { from: "ann", sources: ["ann", "bob"] },
      { from: "cem", sources: ["cem"] },
    ]);
  });

  it("joins the regions that were taken, or the equal ones of another source", () => {
    const sources = [ann, bob, cem];
    const relationsOf = (picks: Record<string, string>) =>
      composeDecision(schema, sources, picks).relations.map(({ from, to }) => [from, to]);
    expect(relationsOf({ c: "ann", links: "ann" })).toEqual([["a0", "a1"]]);
    expect(relationsOf({ c: "bob", links: "ann" })).toEqual([["b0", "b1"]]);
    expect(relationsOf({ c: "cem", links: "ann" })).toEqual([]);
    expect(relationsOf({ c: "ann", links: "nothing" })).toEqual([]);
  });
});
