import { expect, it } from "vitest";
import { compareDocuments } from "@/lib/editor/compare-documents";
import { boxRegion } from "../../support/editor-driver";

it("names what only one version has, what differs and which answers are not the same", () => {
  const mine = {
    answers: { topic: "a", tone: ["x"] },
    regions: [boxRegion("own", 0, 0, 1, 1), boxRegion("both", 0, 0, 1, 1), boxRegion("same", 1, 1, 1, 1)],
    relations: [],
  };
  const other = {
    answers: { topic: "b", tone: ["x"], rating: 3 },
    regions: [boxRegion("both", 5, 0, 1, 1), boxRegion("same", 1, 1, 1, 1), boxRegion("theirs", 0, 0, 1, 1)],
    relations: [],
  };
  const found = compareDocuments(mine, other);
  const ids = (regions: { id: string }[]) => regions.map((region) => region.id);
  expect(found.answers).toEqual(["topic", "rating"]);
  expect(ids(found.onlyMine)).toEqual(["own"]);
  expect(ids(found.onlyOther)).toEqual(["theirs"]);
  expect(ids(found.different)).toEqual(["both"]);
});
