import { expect, it } from "vitest";
import { uniquePaths } from "@/lib/client/zip-files";

it("keeps names as they are and tells equal ones apart before their ending", () => {
  expect(uniquePaths(["a/x.png", "b/x.png", "x.png"])).toEqual(["a/x.png", "b/x.png", "x.png"]);
  expect(uniquePaths(["x.png", "x.png", "x-2.png", "x.png"])).toEqual([
    "x.png",
    "x-2.png",
    "x-2-2.png",
    "x-3.png",
  ]);
  expect(uniquePaths(["f.d/x", "f.d/x", ".x", ".x"])).toEqual(["f.d/x", "f.d/x-2", ".x", ".x-2"]);
});
