/** What is counted as lost for every format alike: votes, folds and groups of tasks and of regions, unless its manifest says that it holds them. */
import { expect, it } from "vitest";
import { EXPORT_FORMATS, FORMAT_NAMES } from "@/lib/formats";
import { lossesIn } from "@/lib/formats/writer";
import type { LabelSchema } from "@/lib/labels/schema";
import { boxRegion, documentOf, headerOf, itemOf } from "./build";

const schema = {
  inputs: [{ id: "image", kind: "image", field: "image" }],
  controls: [{ id: "box", kind: "box", name: "Box", input: "image", labels: [{ id: "ship", name: "Ship" }] }],
} as unknown as LabelSchema;
const votes = {
  answers: { topic: { answered: 2, of: 2, counts: { a: 2 }, shares: { a: 1 } } },
  regions: [],
  relations: [],
};
const regions = [
  { ...boxRegion("a", "ship", [0, 0, 9, 9]), group: "g1" },
  { ...boxRegion("b", "ship", [20, 0, 9, 9]), group: "g1" },
  boxRegion("c", "ship", [40, 0, 9, 9]),
];
const item = itemOf(1, { labels: documentOf({ regions }), labelsFrom: "majority", fold: 2, votes });

it.each(FORMAT_NAMES)(
  "%s tells of votes, folds, groups and grouped regions that it does not hold",
  (name) => {
    const format = EXPORT_FORMATS[name];
    const {
      votes: lostVotes = 0,
      folds = 0,
      taskGroups = 0,
      groups = 0,
    } = lossesIn(format, headerOf(schema), item);
    expect({ lostVotes, folds, taskGroups, groups }).toEqual({
      lostVotes: format.holdsVotes ? 0 : 1,
      folds: format.holdsFolds ? 0 : 1,
      taskGroups: format.holdsTaskGroups ? 0 : 1,
      groups: format.holdsGroups ? 0 : 2,
    });
  },
);

it("the native format and Parquet hold all of it", () => {
  const complete = FORMAT_NAMES.filter((name) => {
    const { holdsVotes, holdsFolds, holdsTaskGroups, holdsGroups } = EXPORT_FORMATS[name];
    return holdsVotes && holdsFolds && holdsTaskGroups && holdsGroups;
  });
  expect(complete.sort()).toEqual(["jsonl", "parquet"]);
});
