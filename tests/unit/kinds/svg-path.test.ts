/** Paths of outlines in SVG are read by browsers: each command has as many numbers as it takes. */
import { expect, it } from "vitest";
import { svgPath } from "@/lib/kinds/path";

const TAKES: Readonly<Record<string, number>> = { M: 2, A: 7, z: 0 };

it("an ellipse is two arcs of seven numbers each, from one end of its axis to the other and back", () => {
  const path = svgPath((sink) => sink.ellipse(100, 50, 20, 10, 0, 0, 2 * Math.PI));
  expect(path).toBe("M80 50A20 10 0 0 1 120 50A20 10 0 0 1 80 50z");
  for (const [, command = "", numbers = ""] of path.matchAll(/([A-Za-z])([^A-Za-z]*)/g))
    expect(numbers.trim() === "" ? 0 : numbers.trim().split(/\s+/).length).toBe(TAKES[command]);
});
