/** What labeling in bulk rests on: likeness of texts, and one undo for changes of many tasks. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BulkHistory } from "@/lib/client/bulk/bulk-history";
import { type BulkRow, isComplete } from "@/lib/client/bulk/bulk-state";
import { likeness } from "@/lib/client/bulk/likeness";
import { setAnswer } from "@/lib/editor/commands";
import { suitsBulk } from "@/lib/labels/bulk-questions";
import type { Control, LabelSchema } from "@/lib/labels/schema";
import { EditorDriver } from "../../support/editor-driver";

describe("likeness", () => {
  it("is 1 for a text and itself, 0 without common characters, and the same both ways", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, unit: "grapheme" }), { minLength: 2, maxLength: 6 }),
        (texts) => {
          const hasContent = (text = "") => text.trim() !== "";
          const from = likeness(texts, 0);
          if (hasContent(texts[0])) expect(from[0]).toBeCloseTo(1, 9);
          expect(from[1]).toBeCloseTo(likeness(texts, 1)[0] ?? Number.NaN, 9);
          for (const score of from) expect(score >= 0 && score <= 1).toBe(true);
        },
      ),
    );
    expect(likeness(["abc", "xyz", ""], 0).slice(1)).toEqual([0, 0]);
  });

  it("puts texts about the same before texts with the same frame, in any script", () => {
    const texts = [
      "Ticket: refund my invoice",
      "Ticket: the app crashes",
      "Ticket: invoice, a refund please",
      "Ticket: change of colour",
    ];
    const scores = likeness(texts, 0);
    expect(Math.max(...scores.slice(1))).toBe(scores[2]);
    const chinese = likeness(["我想退款发票", "应用程序崩溃", "请给发票退款"], 0);
    expect(chinese[2]).toBeGreaterThan(chinese[1] ?? 1);
    const cased = likeness(["STRASSE gesperrt", "straße GESPERRT", "etwas anderes"], 0);
    expect(cased[1]).toBeCloseTo(1, 9);
  });
});

describe("the undo of bulk changes", () => {
  it("takes back a change of all its tasks, in order, and joins typing that goes on", () => {
    const history = new BulkHistory();
    history.add(["a", "b"]);
    history.add(["a"], "note");
    history.add(["a"], "note");
    history.add(["b"], "note");
    history.add([]);
    expect(history.undo()).toEqual(["b"]);
    expect(history.undo()).toEqual(["a"]);
    expect(history.redo()).toEqual(["a"]);
    // Typing after a redo is a step of its own.
    history.add(["a"], "note");
    expect(history.canRedo).toBe(false);
    expect([history.undo(), history.undo(), history.undo(), history.undo()]).toEqual([
      ["a"],
      ["a"],
      ["a", "b"],
      [],
    ]);
  });

  it("reaches no task that has left the list", () => {
    const history = new BulkHistory();
    history.add(["a", "b"]);
    history.add(["b"]);
    history.undo();
    history.forget(new Set(["b"]));
    expect(history.canRedo).toBe(false);
    expect(history.undo()).toEqual(["a"]);
    expect(history.canUndo).toBe(false);
  });
});

describe("what can be labeled in bulk", () => {
  const inputs: LabelSchema["inputs"] = [{ id: "text", kind: "text", field: "text" }];
  const label = { id: "a", name: "A" };
  const choice: Control = { id: "c", kind: "choice", name: "C", labels: [label] };
  const span: Control = { id: "s", kind: "span", name: "S", input: "text", labels: [label] };
  const suits = (...controls: Control[]) => suitsBulk({ inputs, controls });
  it("is what is asked about tasks, where no region is required", () => {
    expect(suits(choice)).toBe(true);
    expect(suits(choice, span)).toBe(true);
    expect(suits(choice, { ...span, required: true })).toBe(false);
    // What is compared stands side by side, in an order of its own in each task.
    const pair = { id: "p", kind: "pairwise", name: "P", left: "text", right: "text" } as const;
    expect(suits(choice, pair)).toBe(false);
    expect(suits(span)).toBe(false);
    expect(suits(span, { ...choice, per: "region" })).toBe(false);
  });
});

describe("what can be submitted as it stands", () => {
  const given = { answers: { topic: "refund" }, regions: [], relations: [] };
  const rowWith = (decision: "rejected" | "accepted") => {
    const driver = new EditorDriver({ text: "x", document: structuredClone(given) });
    const task = { annotation: { document: given }, review: { decision, reason: "Look again." } };
    const current = { task, editor: driver.editor } as unknown as BulkRow["current"];
    return { driver, row: { id: "t", text: "x", current } };
  };

  it("is no annotation that a reviewer has sent back, until it is changed", () => {
    const { driver, row } = rowWith("rejected");
    expect(isComplete(row)).toBe(false);
    driver.editor.dispatch([setAnswer("topic", "billing")]);
    expect(isComplete(row)).toBe(true);
    driver.editor.undo();
    expect(isComplete(row)).toBe(false);
    expect(isComplete(rowWith("accepted").row)).toBe(true);
  });
});
