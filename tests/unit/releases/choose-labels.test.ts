import { describe, expect, it } from "vitest";
import type { AnnotationRow } from "@/db/queries/annotations";
import type { TaskRow } from "@/db/queries/tasks";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { ReleasePlan } from "@/lib/contracts/releases";
import type { LabelSchema } from "@/lib/labels/schema";
import { chooseLabels } from "@/lib/server/releases/choose-labels";

const labels = (...ids: string[]) => ids.map((id) => ({ id, name: id }));
const schema: LabelSchema = {
  inputs: [{ id: "text", kind: "text", field: "text" }],
  controls: [
    { id: "names", name: "Names", kind: "span", input: "text", labels: labels("place") },
    { id: "certain", name: "Certain", kind: "choice", per: "region", labels: labels("yes", "no") },
  ],
};
const ratios = { train: 0.8, validation: 0.1, test: 0.1 };
const plan = ReleasePlan.parse({ labels: "unanimous", ratios, seed: "1" });
const task = { status: "done" } as TaskRow;

function oslo(certain?: string): AnnotationDocument {
  const shape = { kind: "span" as const, parts: [{ start: 0, end: 4, text: "Oslo" }] };
  const attributes = certain === undefined ? {} : { attributes: { certain } };
  return {
    answers: {},
    regions: [{ id: "1", control: "names", labels: ["place"], shape, ...attributes }],
    relations: [],
  };
}
const chosen = (...documents: AnnotationDocument[]) =>
  chooseLabels(
    schema,
    plan,
    task,
    documents.map((document, i) => ({ userId: `p${i}`, document }) as AnnotationRow),
    undefined,
  );

describe("unanimous labels", () => {
  it("are what everybody gave, with the answers about their regions", () => {
    expect(chosen(oslo("yes"), oslo("yes"))).toMatchObject({
      labels: { regions: [{ labels: ["place"], attributes: { certain: "yes" } }] },
    });
    expect(chosen(oslo(), oslo())).toMatchObject({ labelsFrom: "unanimous" });
  });

  it("are none where people differ about a region, or only some said anything about it", () => {
    expect(chosen(oslo("yes"), oslo("no"))).toBe("not-unanimous");
    expect(chosen(oslo("yes"), oslo())).toBe("not-unanimous");
  });
});
