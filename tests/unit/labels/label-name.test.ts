import { describe, expect, it } from "vitest";
import { namesToIds } from "@/lib/annotation/names-to-ids";
import { allActions } from "@/lib/editor/actions/all-actions";
import { labelNamer } from "@/lib/labels/label-name";
import { labelNames } from "@/lib/labels/label-names";
import { removedParts } from "@/lib/labels/removed-parts";
import type { Control, LabelSchema } from "@/lib/labels/schema";

const TREE = {
  id: "kind",
  name: "Kind",
  kind: "taxonomy",
  labels: [
    { id: "animal", name: "Animal" },
    { id: "animal-other", name: "Other", parent: "animal" },
    { id: "car", name: "Car" },
    { id: "car-other", name: "Other", parent: "car" },
  ],
} satisfies Control;
const SCHEMA: LabelSchema = { inputs: [{ id: "text", kind: "text", field: "text" }], controls: [TREE] };

describe("what a label is called where it stands alone", () => {
  it("is its path in help, palette and lists of losses, too", () => {
    const texts = allActions(SCHEMA).flatMap(({ label }) => ("text" in label ? label.text : []));
    expect(texts).toContain("Kind: Animal › Other");
    expect(texts).toContain("Kind: Car › Other");
    const after = { ...TREE, labels: TREE.labels.slice(0, 3) } as Control;
    expect(removedParts(SCHEMA, { ...SCHEMA, controls: [after] }).map(({ name }) => name)).toEqual([
      "Kind › Car › Other",
    ]);
  });

  it("is its path in a tree, where two labels may have one name", () => {
    const nameOf = labelNamer(TREE);
    expect(nameOf("animal-other")).toBe("Animal › Other");
    expect(nameOf("car-other")).toBe("Car › Other");
    expect(nameOf("gone")).toBeUndefined();
    const names = labelNames([SCHEMA]);
    expect(names.get("kind/car-other")).toBe("Car › Other");
    expect(names.get("kind/car")).toBe("Car");
  });

  it("is its name elsewhere", () => {
    const { id, name } = TREE;
    const choice: Control = {
      id,
      name,
      kind: "choice",
      labels: [
        { id: "a", name: "A" },
        { id: "b", name: "B" },
      ],
    };
    expect(labelNamer(choice)("b")).toBe("B");
    expect(labelNamer(undefined)("b")).toBeUndefined();
  });

  it("comes back as the label it is; a name that two have stays and is refused", () => {
    const given = (value: unknown) =>
      (namesToIds({ answers: { Kind: value } }, SCHEMA) as { answers: Record<string, unknown> }).answers.kind;
    expect(given("Car › Other")).toBe("car-other");
    expect(given(["animal › other", "Car"])).toEqual(["animal-other", "car"]);
    expect(given("Other")).toBe("Other");
  });
});
