import { describe, expect, it } from "vitest";
import { labelColor, labelColors } from "@/lib/labels/color";
import { narrowedControls, removedParts } from "@/lib/labels/removed-parts";
import type { Control, Label } from "@/lib/labels/schema";
import { control, labels, schemaOf } from "./build";

const renamed = (label: Label): Label => ({
  ...label,
  name: `${label.name}, renamed`,
  hotkey: "9",
  color: "l8",
});

describe("what a new version of a schema no longer has", () => {
  const before = schemaOf(control("choice"), control("box"), control("rating"));

  it("is nothing when it is the same, or has more", () => {
    expect(removedParts(before, before)).toEqual([]);
    const more = schemaOf(
      control("number"),
      control("box", { labels: labels("z", "b", "a") }),
      control("rating"),
      control("choice", { labels: labels("c", "d", "b", "a") }),
    );
    expect(removedParts(before, more)).toEqual([]);
  });

  it("is nothing when only names, keys and colours change: answers keep ids", () => {
    const after = schemaOf(
      control("choice", { name: "Other", labels: labels("a", "b", "c").map(renamed) }),
      control("box", { name: "Another" }),
      control("rating"),
    );
    expect(removedParts(before, after)).toEqual([]);
  });

  it("is a control that is gone, by its old name and once for all its labels", () => {
    expect(removedParts(before, schemaOf(control("choice"), control("rating")))).toEqual([
      { name: "Box", key: "box", text: '"box"' },
    ]);
  });

  it("is a label that is gone, with the name of its control", () => {
    const after = schemaOf(
      control("choice", { labels: labels("a", "c") }),
      control("box"),
      control("rating"),
    );
    expect(removedParts(before, after)).toEqual([{ name: "Choice › the b", key: "choice/b", text: '"b"' }]);
  });

  it("is a control that became another kind under its old id", () => {
    const after = schemaOf(control("choice"), control("polygon", { id: "box" }), control("rating"));
    expect(removedParts(before, after)).toEqual([{ name: "Box", key: "box", text: '"box"' }]);
  });

  it("is a label that moved to another control", () => {
    const after = schemaOf(
      control("choice", { labels: labels("a", "b") }),
      control("box", { labels: labels("a", "b", "c") }),
      control("rating"),
    );
    expect(removedParts(before, after)).toEqual([{ name: "Choice › the c", key: "choice/c", text: '"c"' }]);
  });
});

describe("labels that may no longer be chosen", () => {
  const tree = control("taxonomy", { leavesOnly: true });
  const more = (id: string, parent: string) => ({
    ...tree,
    labels: [...("labels" in tree ? tree.labels : []), { id, name: id, parent }],
  });

  it("are removed parts under their paths: one with a finer label below it, branches of the finest only", () => {
    expect(removedParts(schemaOf(tree), schemaOf(more("puppy", "dog") as Control))).toEqual([
      { name: "Taxonomy › Animal › Dog", key: "taxonomy/dog", text: '"dog"' },
    ]);
    expect(removedParts(schemaOf(control("taxonomy")), schemaOf(tree))).toEqual([
      { name: "Taxonomy › Animal", key: "taxonomy/animal", text: '"animal"' },
    ]);
  });

  it("none is lost where branches may be chosen, or where one or several labels are asked for", () => {
    const free = { ...more("puppy", "dog"), leavesOnly: false } as Control;
    expect(removedParts(schemaOf(control("taxonomy")), schemaOf(free))).toEqual([]);
    const several = control("choice", { multiple: true });
    expect(removedParts(schemaOf(control("choice")), schemaOf(several))).toEqual([]);
    expect(removedParts(schemaOf(several), schemaOf(control("choice")))).toEqual([]);
  });
});

describe("questions whose answers have to be looked at", () => {
  const narrowed = (before: Control, after: Control) =>
    narrowedControls(schemaOf(before), schemaOf(after)).map(({ id }) => id);

  it("are those whose settings changed, and rankings with another number of labels", () => {
    expect(narrowed(control("choice", { multiple: true }), control("choice"))).toEqual(["choice"]);
    expect(narrowed(control("number"), control("number", { max: 3 }))).toEqual(["number"]);
    const ranked = control("ranking", { labels: labels("a", "b", "c", "d") });
    expect(narrowed(control("ranking"), ranked)).toEqual(["ranking"]);
  });

  it("are none where only labels, names or conditions changed", () => {
    const named = { name: "Other", description: "d", required: true, labels: labels("d", "a", "b", "c") };
    expect(narrowed(control("choice"), control("choice", named))).toEqual([]);
    expect(narrowed(control("box"), control("box", { labels: labels("x") }))).toEqual([]);
  });
});

describe("colours of labels", () => {
  it("run through the twenty slots and start again, across controls", () => {
    const many = labels(..."abcdefghijklmnopqrstu");
    const colors = labelColors(schemaOf(control("choice", { labels: many }), control("box")));
    expect(colors.get("choice/a")).toBe("var(--l1)");
    expect(colors.get("choice/h")).toBe("var(--l8)");
    expect(colors.get("choice/t")).toBe("var(--l20)");
    expect(colors.get("choice/u")).toBe("var(--l1)");
    expect(colors.get("box/a")).toBe("var(--l2)");
  });

  it("are the label's own when it has one", () => {
    expect(labelColor({ id: "a", name: "A", color: "#12abEF" }, 0)).toBe("#12abef");
    expect(labelColor({ id: "a", name: "A", color: "l5" }, 0)).toBe("var(--l5)");
  });
});
