import { describe, expect, it } from "vitest";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { boxRegion, EditorDriver } from "../../support/editor-driver";

const boxes = (...ids: string[]): AnnotationDocument => ({
  answers: {},
  regions: ids.map((id, i) => boxRegion(id, 10 * i, 0, 10, 10)),
  relations: [],
});
const TEXT: AnnotationDocument = {
  answers: { topic: "refund" },
  regions: [
    {
      id: "a",
      control: "entities",
      labels: ["product"],
      shape: { kind: "span", parts: [{ start: 0, end: 3, text: "Tea" }] },
    },
  ],
  relations: [],
};

describe("taking a suggestion over", () => {
  it("is one step, which one undo takes back, with ids of this document and a mark of where it came from", () => {
    const driver = new EditorDriver({ suggestion: boxes("x", "y") });
    driver.key("shift+u").expectBoxes([0, 0, 10, 10], [10, 0, 10, 10]);
    expect(driver.undoSteps).toBe(1);
    expect(driver.document.regions.map(({ id, origin }) => [id, origin])).toEqual([
      ["r1", "prediction"],
      ["r2", "prediction"],
    ]);
    driver.key("ctrl+z").expectBoxes();
    driver.key("ctrl+shift+z").expectBoxes([0, 0, 10, 10], [10, 0, 10, 10]);
  });

  it("replaces what the person had for its controls, and undo brings exactly that back", () => {
    const document = boxes("mine");
    const driver = new EditorDriver({ document, suggestion: boxes("x", "y") });
    driver.key("shift+u");
    expect(driver.boxes).toHaveLength(2);
    driver.key("ctrl+z");
    expect(driver.document).toEqual(document);
  });

  it("leaves controls alone that the suggestion says nothing about", () => {
    const driver = new EditorDriver({
      text: "Tea for two",
      document: { ...TEXT, answers: {} },
      suggestion: { answers: { topic: "billing" }, regions: [], relations: [] },
    });
    driver.key("shift+u").expectSpans([0, 3, "Tea", "product"]);
    expect(driver.document.answers).toEqual({ topic: "billing" });
  });

  it("does nothing a second time until something was changed", () => {
    const driver = new EditorDriver({ text: "Tea for two", suggestion: TEXT });
    driver.key("shift+u").key("shift+u");
    expect(driver.undoSteps).toBe(1);
    driver.key("2").key("shift+u");
    expect(driver.document.answers).toEqual({ topic: "refund" });
    expect(driver.document.regions).toHaveLength(1);
  });

  it("keeps the ends of relations together under their new ids", () => {
    const suggestion = {
      ...boxes("x", "y"),
      relations: [{ id: "l", control: "c", label: "of", from: "x", to: "y" }],
    };
    const driver = new EditorDriver({ suggestion });
    driver.key("shift+u");
    expect(driver.document.relations.map(({ from, to }) => [from, to])).toEqual([["r1", "r2"]]);
  });

  it("keeps locked regions, and drops what was being drawn", () => {
    const driver = new EditorDriver({ document: boxes("mine"), suggestion: boxes("x", "y") });
    driver.editor.toggle("locked", ["mine"]);
    driver.pointer("down", [300, 300]).pointer("move", [400, 400]);
    driver.key("shift+u");
    expect(driver.boxes).toHaveLength(3);
    driver.key("ctrl+z").expectBoxes([0, 0, 10, 10]);
  });

  it("cannot be done without a suggestion, in a read-only task, or by a key held down", () => {
    expect(new EditorDriver().key("shift+u").undoSteps).toBe(0);
    expect(new EditorDriver({ readOnly: true, suggestion: boxes("x") }).key("shift+u").boxes).toEqual([]);
    expect(new EditorDriver({ suggestion: boxes("x") }).key("shift+u", true).boxes).toEqual([]);
  });
});
