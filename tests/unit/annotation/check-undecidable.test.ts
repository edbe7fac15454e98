import { expect, it } from "vitest";
import { undecidableIssues } from "@/lib/annotation/check-undecidable";
import type { AnnotationDocument } from "@/lib/annotation/document";
import type { LabelSchema } from "@/lib/labels/schema";

const schema: LabelSchema = {
  inputs: [{ id: "text", kind: "text", field: "text" }],
  controls: [
    {
      ...{ id: "damaged", name: "Damaged", kind: "choice" },
      labels: [
        { id: "yes", name: "Yes" },
        { id: "no", name: "No" },
      ],
    },
    {
      ...{ id: "cause", name: "Cause", kind: "choice", visibleWhen: { control: "damaged", anyOf: ["yes"] } },
      labels: [{ id: "fire", name: "Fire" }],
    },
    {
      ...{ id: "cost", name: "Cost", kind: "choice", visibleWhen: { control: "cause" } },
      labels: [{ id: "high", name: "High" }],
    },
  ],
};
const answered = (answers: AnnotationDocument["answers"]): AnnotationDocument => ({
  ...{ answers, regions: [], relations: [] },
});
const issuesOf = (control: string, answers: AnnotationDocument["answers"]) =>
  undecidableIssues([{ control }], { document: answered(answers), schema, inputs: {} });

it("a question that another answer hides cannot be undecidable; one that is asked can", () => {
  expect(issuesOf("cause", { damaged: "no" })).toMatchObject([
    { path: "undecidable.0", message: { key: "reviews.undecidableHidden" } },
  ]);
  expect(issuesOf("cause", { damaged: "yes" })).toEqual([]);
  expect(issuesOf("damaged", {})).toEqual([]);
});

it("what hangs on a question without an answer is hidden, too", () => {
  expect(issuesOf("cause", {})).toHaveLength(1);
  expect(issuesOf("cost", { damaged: "yes" })).toHaveLength(1);
});
