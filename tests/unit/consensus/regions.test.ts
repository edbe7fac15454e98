import { describe, expect, it } from "vitest";
import type { Region } from "@/lib/annotation/document";
import { consensusOf } from "@/lib/consensus/consensus-of";
import type { Control, LabelSchema } from "@/lib/labels/schema";
import {
  boxControl,
  boxRegion,
  by,
  choiceControl,
  spanControl,
  spanRegion,
  withRegions,
} from "../agreement/build";

const schemaOf = (...controls: Control[]): LabelSchema => ({
  inputs: [
    { id: "image", kind: "image", field: "image" },
    { id: "text", kind: "text", field: "text" },
  ],
  controls,
});
const boxes = schemaOf(boxControl(["cat", "dog"]));
const spans = schemaOf(spanControl(["per", "loc"]));
const partsOf = (regions: Region[]) =>
  regions.map(({ labels, shape }) => [
    labels.join("+"),
    shape.kind === "span" ? shape.parts.map(({ start, end, text }) => [start, end, text]) : null,
  ]);

describe("boxes", () => {
  it("found by more than half are kept at the median of their edges, with the label most gave", () => {
    const result = consensusOf(
      boxes,
      by(
        withRegions([boxRegion("1", "cat", [0, 0, 100, 100]), boxRegion("2", "dog", [500, 0, 20, 20])]),
        withRegions([boxRegion("1", "cat", [10, 0, 100, 104])]),
        withRegions([boxRegion("1", "dog", [4, 6, 100, 100])]),
      ),
      "majority",
    );
    expect(result.document.regions).toHaveLength(1);
    expect(result.document.regions[0]).toMatchObject({
      control: "c",
      labels: ["cat"],
      shape: { kind: "box", x: 4, y: 0, width: 100, height: 104, rotation: 0 },
    });
    expect(result.ties).toEqual([]);
    expect(result.votes.c).toMatchObject({
      kind: "regions",
      of: 3,
      regions: [
        { votes: 3, labels: { cat: 2, dog: 1 } },
        { region: null, votes: 1 },
      ],
    });
  });

  it("are matched where they are found, not where two loose pairs would overlap more in all", () => {
    const schema = schemaOf(boxControl(["cat"]));
    const a = withRegions([
      boxRegion("1", "cat", [0, 0, 100, 100]),
      boxRegion("2", "cat", [60, 0, 100, 100]),
    ]);
    const b = withRegions([
      boxRegion("1", "cat", [25, 0, 100, 100]),
      boxRegion("2", "cat", [-38, 0, 100, 100]),
    ]);
    expect(consensusOf(schema, by(a, b), "majority").document.regions).toMatchObject([
      { shape: { x: 12.5, width: 100 } },
    ]);
  });

  it("found by exactly half, or with equal votes on the label, are ties and left out", () => {
    const one = withRegions([boxRegion("1", "cat", [0, 0, 10, 10])]);
    expect(consensusOf(boxes, by(one, withRegions([])), "majority")).toMatchObject({
      document: { regions: [] },
      ties: ["c"],
    });
    const other = withRegions([boxRegion("1", "dog", [0, 0, 10, 10])]);
    expect(consensusOf(boxes, by(one, other), "majority")).toMatchObject({
      document: { regions: [] },
      ties: ["c"],
    });
    expect(consensusOf(boxes, by(one, withRegions([])), "unanimous").ties).toEqual([]);
  });

  it("a box turned by 90 degrees with sides swapped is averaged as the same box", () => {
    const result = consensusOf(
      boxes,
      by(
        withRegions([boxRegion("1", "cat", [100, 100, 80, 40, 10])]),
        withRegions([boxRegion("1", "cat", [120, 80, 40, 80, 100])]),
        withRegions([boxRegion("1", "cat", [100, 100, 80, 40, -170])]),
      ),
      "unanimous",
    );
    const shape = result.document.regions[0]?.shape;
    if (shape?.kind !== "box") throw new Error("no box");
    for (const [key, value] of Object.entries({ x: 100, y: 100, width: 80, height: 40, rotation: 10 }))
      expect(shape[key as "x"]).toBeCloseTo(value, 9);
  });

  it("per-region answers are voted on among the boxes merged", () => {
    const schema = schemaOf(boxControl(["cat", "dog"]), {
      ...choiceControl(["yes", "no"], { id: "hidden" }),
      per: "region",
    });
    const at = (hidden: string) =>
      withRegions([{ ...boxRegion("1", "cat", [0, 0, 10, 10]), attributes: { hidden } }]);
    const result = consensusOf(schema, by(at("yes"), at("no"), at("yes")), "majority");
    expect(result.document.regions[0]?.attributes).toEqual({ hidden: "yes" });
    expect(result.incomplete).toEqual([]);
    // The box is agreed on and stays; what was asked about it is open.
    expect(consensusOf(schema, by(at("yes"), at("no")), "majority")).toMatchObject({
      document: { regions: [{ labels: ["cat"] }] },
      ties: ["hidden"],
      incomplete: ["c"],
    });
  });
});

describe("spans", () => {
  it("at the same place by more than half are kept as they are, parts and all", () => {
    const common = spanRegion("1", "per", [4, 9], [16, 19]);
    const result = consensusOf(
      spans,
      by(withRegions([common]), withRegions([common]), withRegions([])),
      "majority",
    );
    expect(partsOf(result.document.regions)).toEqual([
      [
        "per",
        [
          [4, 9, "quick"],
          [16, 19, "fox"],
        ],
      ],
    ]);
    expect(result.ties).toEqual([]);
  });

  it("with differing bounds keep the characters that more than half marked, with their text", () => {
    const result = consensusOf(
      spans,
      by(
        withRegions([spanRegion("1", "per", [0, 9])]),
        withRegions([spanRegion("1", "per", [4, 15])]),
        withRegions([spanRegion("1", "per", [4, 19])]),
      ),
      "majority",
    );
    expect(partsOf(result.document.regions)).toEqual([["per", [[4, 15, "quick brown"]]]]);
  });

  it("never become one that nobody marked: where the characters most share are nobody's span, it is a tie", () => {
    const first = withRegions([spanRegion("1", "per", [4, 15])]);
    const second = withRegions([spanRegion("1", "per", [10, 19])]);
    const third = withRegions([spanRegion("1", "loc", [4, 15])]);
    expect(consensusOf(spans, by(first, second, third), "majority")).toMatchObject({
      document: { regions: [] },
      ties: ["c"],
    });
    // The run most share begins where one and ends where another did.
    const apart = by(
      withRegions([spanRegion("1", "per", [0, 9])]),
      withRegions([spanRegion("1", "per", [4, 15])]),
      withRegions([spanRegion("1", "per", [2, 19])]),
    );
    expect(consensusOf(spans, apart, "majority")).toMatchObject({ document: { regions: [] }, ties: ["c"] });
  });

  it("by exactly half are a tie; marked by all but labeled apart is one too", () => {
    const per = withRegions([spanRegion("1", "per", [4, 9])]);
    const loc = withRegions([spanRegion("1", "loc", [4, 9])]);
    expect(consensusOf(spans, by(per, withRegions([])), "majority")).toMatchObject({
      document: { regions: [] },
      ties: ["c"],
    });
    expect(consensusOf(spans, by(per, loc), "majority")).toMatchObject({
      document: { regions: [] },
      ties: ["c"],
    });
    const third = schemaOf(spanControl(["per", "loc", "org"]));
    const org = withRegions([spanRegion("1", "org", [4, 9])]);
    expect(consensusOf(third, by(per, loc, org), "majority").ties).toEqual(["c"]);
  });

  it("by one of three are dropped without a tie", () => {
    const result = consensusOf(
      spans,
      by(withRegions([spanRegion("1", "per", [4, 9])]), withRegions([]), withRegions([])),
      "majority",
    );
    expect(result).toMatchObject({ document: { regions: [] }, ties: [] });
    expect(result.votes.c).toMatchObject({
      regions: [{ region: null, votes: 1, members: [{ rater: "a", region: "1" }] }],
    });
  });

  it("unanimous keeps only exactly equal ones", () => {
    const a = withRegions([spanRegion("1", "per", [4, 9]), spanRegion("2", "loc", [20, 25])]);
    const b = withRegions([spanRegion("1", "per", [4, 9]), spanRegion("2", "loc", [20, 30])]);
    expect(partsOf(consensusOf(spans, by(a, b), "unanimous").document.regions)).toEqual([
      ["per", [[4, 9, "quick"]]],
    ]);
  });

  it("with several labels each are voted on label by label and become one region", () => {
    const schema = schemaOf(spanControl(["per", "loc"], true));
    const both = withRegions([spanRegion("1", ["per", "loc"], [4, 9])]);
    const one = withRegions([spanRegion("1", ["loc"], [4, 9])]);
    expect(partsOf(consensusOf(schema, by(both, both, one), "majority").document.regions)).toEqual([
      ["per+loc", [[4, 9, "quick"]]],
    ]);
  });
});
