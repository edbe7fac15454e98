import { describe, expect, it } from "vitest";
import { childrenOf, pathName, pathsOf, subtree, treeRows, withoutNode } from "@/lib/labels/tree";

const LABELS = [
  { id: "animal", name: "Animal" },
  { id: "dog", name: "Dog", parent: "animal" },
  { id: "car", name: "Car" },
  { id: "wolf", name: "Wolf", parent: "animal" },
  { id: "poodle", name: "Poodle", parent: "dog" },
];
const shown = (rows: ReturnType<typeof treeRows>) =>
  rows.map(({ label, depth }) => `${"-".repeat(depth)}${label.id}`);

describe("a tree of labels", () => {
  it("is walked in the order of the schema, what lies below right after what it lies below", () => {
    expect(shown(treeRows(LABELS))).toEqual(["animal", "-dog", "--poodle", "-wolf", "car"]);
    expect(shown(treeRows(LABELS, (id) => id === "animal"))).toEqual(["animal", "-dog", "-wolf", "car"]);
    expect(shown(treeRows(LABELS, () => false))).toEqual(["animal", "car"]);
  });

  it("says the path to a label, from the top", () => {
    expect(pathName(pathsOf(LABELS)("poodle"))).toBe("Animal › Dog › Poodle");
    expect(pathsOf(LABELS)("gone")).toEqual([]);
  });

  it("has labels of a parent that is gone at its top, and ends where an unchecked circle closes", () => {
    expect(childrenOf([{ id: "a", name: "A", parent: "gone" }]).get(null)).toHaveLength(1);
    const circle = [
      { id: "a", name: "A", parent: "b" },
      { id: "b", name: "B", parent: "a" },
    ];
    expect(pathsOf(circle)("a").map(({ id }) => id)).toEqual(["b", "a"]);
    expect([...subtree(circle, "a")].sort()).toEqual(["a", "b"]);
  });

  it("without a label keeps what lay below it, one step higher", () => {
    const left = withoutNode(LABELS, "dog");
    expect(shown(treeRows(left))).toEqual(["animal", "-wolf", "-poodle", "car"]);
    expect(withoutNode(LABELS, "animal").find(({ id }) => id === "dog")).toEqual({ id: "dog", name: "Dog" });
    expect([...subtree(LABELS, "dog")]).toEqual(["dog", "poodle"]);
  });
});
