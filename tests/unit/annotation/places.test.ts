import { expect, it } from "vitest";
import { unitOf } from "@/lib/agreement/agreement";
import { checkDocument } from "@/lib/annotation/check-document";
import { emptyDocument } from "@/lib/annotation/document";
import { fitDocument } from "@/lib/annotation/fit-document";
import { letterOf, placedInputs } from "@/lib/annotation/places";
import { withPlaces } from "@/lib/annotation/with-places";
import { seededRandom } from "@/lib/core/random";
import { placedValuesOf } from "@/lib/labels/closed-values";
import type { ControlOf, Input, LabelSchema } from "@/lib/labels/schema";
import { control } from "../labels/build";

const input = (id: string): Input => ({ id, kind: "text", field: id });
const better = control("pairwise", {
  ...{ id: "better", left: "one", right: "two", others: ["three"] },
  ...{ allowTie: true, allowBad: true, shuffle: true },
}) as ControlOf<"pairwise">;
const schema: LabelSchema = {
  inputs: ["one", "prompt", "two", "three"].map(input),
  controls: [better, { ...better, id: "safer" }],
};
const placesBy = (seed: number, of = schema) =>
  withPlaces(emptyDocument(), of, () => seededRandom(seed)).places;

it("candidates stand at each place equally often, the prompt keeps its own, and a seed has one order", () => {
  const counts = new Map<string, number>();
  for (let seed = 0; seed < 6_000; seed++) {
    const places = placesBy(seed * 7919) ?? [];
    expect(places.toSorted()).toEqual(["one", "three", "two"]);
    const order = placedInputs(schema, places).map(({ id }) => id);
    expect(order[1]).toBe("prompt");
    counts.set(places.join(), (counts.get(places.join()) ?? 0) + 1);
  }
  expect(counts.size).toBe(6);
  // Five standard deviations of a binomial count about 1,000.
  for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(5 * 29);
  expect(placesBy(4)).toEqual(placesBy(4));
});

it("two comparisons of different inputs are shuffled each among its own", () => {
  const pair = (id: string, left: string, right: string) =>
    control("pairwise", { id, left, right, shuffle: true });
  const of = {
    inputs: ["a", "b", "c", "d"].map(input),
    controls: [pair("ab", "a", "b"), pair("cd", "c", "d")],
  };
  const seen = new Set(Array.from({ length: 100 }, (_, seed) => placesBy(seed, of)?.join()));
  expect([...seen].sort()).toEqual(["a,b,c,d", "a,b,d,c", "b,a,c,d", "b,a,d,c"]);
});

it("nothing is shuffled without the setting, and nothing again once it is or once it is answered", () => {
  const still = { ...schema, controls: [{ ...better, shuffle: false }] };
  expect(placesBy(1, still)).toBeUndefined();
  const placed = { ...emptyDocument(), places: ["three", "two", "one"] };
  expect(withPlaces(placed, schema, () => seededRandom(1))).toBe(placed);
  const answered = { ...emptyDocument(), answers: { safer: "left" } };
  expect(withPlaces(answered, schema, () => seededRandom(1))).toBe(answered);
});

it("values go by the letters of their inputs in the order shown, and the key at a place gives what stands there", () => {
  const places = ["three", "one", "two"];
  expect(placedValuesOf(better, places)).toEqual([
    { id: "three", name: "A" },
    { id: "left", name: "B" },
    { id: "right", name: "C" },
    { id: "tie", name: "=" },
    { id: "both-bad", name: "✗" },
  ]);
  expect(placedValuesOf({ ...better, shuffle: false }, places).map(({ name }) => name)).toEqual([
    ...["one", "two", "three", "=", "✗"],
  ]);
  expect(letterOf(places, "prompt")).toBeUndefined();
  expect(letterOf(places, "two")).toBe("C");
});

it("places are checked, fitted to the inputs there are, and do not matter for agreement", () => {
  const at = (...places: string[]) => {
    const checked = checkDocument({ ...emptyDocument(), places }, schema, {}, "draft");
    return checked.ok ? [] : checked.error.map(({ path }) => path);
  };
  expect(at("two", "one", "three")).toEqual([]);
  expect(at("two", "gone")).toEqual(["places.1"]);
  expect(at("two", "one", "two")).toEqual(["places.2"]);
  expect(at("two")).toEqual(["places"]);

  const fewer = { ...schema, inputs: schema.inputs.filter(({ id }) => id !== "two") };
  const fitted = (...places: string[]) => fitDocument({ ...emptyDocument(), places }, fewer).document.places;
  expect(fitted("two", "one", "three")).toEqual(["one", "three"]);
  expect(fitted("two", "one")).toBeUndefined();

  const answers = [
    ["one", "two", "three"],
    ["three", "two", "one"],
  ].map((places, i) => ({
    rater: `rater-${i}`,
    document: { ...emptyDocument(), answers: { better: "three" }, places },
  }));
  expect(unitOf(better, answers)?.disagreement).toBe(0);
});
