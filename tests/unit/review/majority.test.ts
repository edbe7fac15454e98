import { expect, it } from "vitest";
import type { AnnotationRow } from "@/db/queries/annotations";
import type { LabelSchema } from "@/lib/labels/schema";
import { majorityOf } from "@/lib/server/resolutions/majority";
import { answered, choiceControl } from "../agreement/build";

const schema: LabelSchema = { inputs: [], controls: [choiceControl(["a", "b"])] };
const majority = (...values: (string | undefined)[]) =>
  majorityOf(
    schema,
    values.map(
      (value, i) => ({ userId: `p${i}`, state: "submitted", document: answered(value) }) as AnnotationRow,
    ),
  );

it("a decision begins open where votes are equal, and where a label that is gone has the most", () => {
  expect(majority("a", "b")).toMatchObject({ document: { answers: {} }, ties: ["c"] });
  expect(majority("a", "gone", "gone")).toMatchObject({ document: { answers: {} }, ties: ["c"] });
});

it("a decision begins with what most gave, or with nothing where nobody answered", () => {
  expect(majority("a", "a", "gone")).toMatchObject({ document: { answers: { c: "a" } }, ties: [] });
  expect(majority(undefined, undefined)).toMatchObject({ document: { answers: {} }, ties: [] });
  expect(majority("a")).toBeNull();
});
