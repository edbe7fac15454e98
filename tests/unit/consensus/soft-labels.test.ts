/** The votes behind agreed labels, as counts and shares counted by hand. */
import { describe, expect, it } from "vitest";
import { consensusOf } from "@/lib/consensus/consensus-of";
import { softLabelsOf } from "@/lib/consensus/soft-labels";
import type { LabelSchema } from "@/lib/labels/schema";
import { answered, boxControl, boxRegion, by, choiceControl, withRegions } from "../agreement/build";

const choice: LabelSchema = {
  inputs: [{ id: "text", kind: "text", field: "text" }],
  controls: [choiceControl(["x", "y"])],
};
const boxes: LabelSchema = {
  inputs: [{ id: "image", kind: "image", field: "image" }],
  controls: [boxControl(["cat", "dog"])],
};

describe("soft labels", () => {
  it("of a question are shares of those who answered it", () => {
    const answers = by(answered("x"), answered("x"), answered("y"), answered(undefined));
    expect(softLabelsOf(consensusOf(choice, answers, "majority"), true)).toEqual({
      answers: { c: { answered: 3, of: 4, counts: { x: 2, y: 1 }, shares: { x: 2 / 3, y: 1 / 3 } } },
      regions: [],
      relations: [],
    });
  });

  it("of regions are per object, also of those that are not among the labels, and name no annotator", () => {
    const answers = by(
      withRegions([boxRegion("1", "cat", [0, 0, 100, 100]), boxRegion("2", "dog", [500, 0, 20, 20])]),
      withRegions([boxRegion("1", "cat", [0, 0, 100, 100])]),
      withRegions([boxRegion("1", "dog", [0, 0, 100, 100])]),
    );
    const consensus = consensusOf(boxes, answers, "majority");
    const { regions } = softLabelsOf(consensus, true);
    const kept = consensus.document.regions[0]?.id;
    expect(regions.toSorted((a, b) => b.votes - a.votes)).toEqual([
      { control: "c", region: kept, votes: 3, of: 3, share: 1, labels: { cat: 2, dog: 1 }, answers: {} },
      { control: "c", region: null, votes: 1, of: 3, share: 1 / 3, labels: { dog: 1 }, answers: {} },
    ]);
    expect(JSON.stringify(regions)).not.toContain("rater");
    // Of a task that a person decided no object is one of the labels.
    expect(softLabelsOf(consensus, false).regions.every(({ region }) => region === null)).toBe(true);
  });
});
