import { expect, it } from "vitest";
import { noteLabels, recentLabels } from "@/lib/kinds/recent-labels";

it("what was chosen last comes first, each label once, by question, and no more than six", () => {
  for (const label of ["a", "b", "c", "a"]) noteLabels("p/q", [label]);
  expect(recentLabels("p/q")).toEqual(["a", "c", "b"]);
  expect(recentLabels("p/other")).toEqual([]);
  noteLabels("p/q", ["d", "e", "f", "g"]);
  expect(recentLabels("p/q")).toEqual(["d", "e", "f", "g", "a", "c"]);
  noteLabels("p/q", []);
  expect(recentLabels("p/q").length).toBe(6);
});
