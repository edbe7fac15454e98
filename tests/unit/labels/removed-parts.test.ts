import { describe, expect, it } from "vitest";
import { labelColor, labelColors } from "@/lib/labels/color";
import { removedParts } from "@/lib/labels/removed-parts";
import type { Label } from "@/lib/labels/schema";
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
