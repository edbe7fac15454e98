import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { addRegion, apply, type Command, removeRegions, setAnswer } from "@/lib/editor/commands";
import { emptyHistory, HISTORY_LIMIT, recordEntry, redo, undo } from "@/lib/editor/history";
import { boxRegion } from "../../support/editor-driver";

const id = fc.constantFrom("a", "b", "c", "d", "e", "f");
const region = id.map((name) => boxRegion(name, 1, 2, 3, 4));
const relation = fc.record({ id, from: id, to: id }).map((ends) => ({ ...ends, control: "r", label: "l" }));
const index = fc.nat({ max: 6 });
const placed = <T>(item: fc.Arbitrary<T>) => fc.record({ item, index }, { requiredKeys: ["item"] });

const simple: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    type: fc.constant("insert" as const),
    regions: fc.array(placed(region), { maxLength: 3 }),
    relations: fc.array(placed(relation), { maxLength: 2 }),
  }),
  fc.record({
    type: fc.constant("remove" as const),
    regions: fc.array(id, { maxLength: 3 }),
    relations: fc.array(id, { maxLength: 2 }),
  }),
  fc.record({
    type: fc.constant("update" as const),
    id,
    changes: fc.record(
      {
        labels: fc.array(id, { minLength: 1, maxLength: 2 }),
        shape: fc.nat().map((x) => boxRegion("x", x, 0, 1, 1).shape),
        attributes: fc.option(fc.dictionary(id, fc.nat({ max: 5 }), { noNullPrototype: true })),
      },
      { requiredKeys: [] },
    ),
  }),
  fc.record({ type: fc.constant("reorder" as const), id, index }),
  fc.record({
    type: fc.constant("answer" as const),
    control: id,
    value: fc.option(fc.oneof(fc.nat({ max: 5 }), id)),
  }),
);
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: simple },
  {
    weight: 1,
    arbitrary: fc.array(simple, { maxLength: 4 }).map((commands): Command => ({ type: "batch", commands })),
  },
);
const start: AnnotationDocument = {
  answers: { a: "x" },
  regions: ["a", "b", "c"].map((name) => boxRegion(name, 0, 0, 5, 5)),
  relations: [{ id: "a", control: "r", label: "l", from: "a", to: "b" }],
};

/** Runs commands as the store does, keeping history. */
function run(commands: Command[]) {
  let document = start;
  let history = emptyHistory();
  const documents = [start];
  for (const one of commands) {
    const applied = apply(document, one);
    if (applied.document === document) continue;
    document = applied.document;
    history = recordEntry(history, { undo: applied.inverse, redo: one });
    documents.push(document);
  }
  return { document, history, documents };
}

describe("commands", () => {
  it("a command and then its inverse change nothing", () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 12 }), command, (before, one) => {
        const { document } = run(before);
        const applied = apply(document, one);
        expect(apply(applied.document, applied.inverse).document).toEqual(document);
      }),
      { numRuns: 500 },
    );
  });

  it("n undos and n redos walk the same documents back and forth", () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
        let { document, history, documents } = run(commands);
        for (let i = documents.length - 2; i >= 0; i--) {
          ({ document, history } = undo(document, history) ?? expect.fail("nothing to undo"));
          expect(document).toEqual(documents[i]);
        }
        for (let i = 1; i < documents.length; i++) {
          ({ document, history } = redo(document, history) ?? expect.fail("nothing to redo"));
          expect(document).toEqual(documents[i]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("undo steps survive being stored as JSON", () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 20 }), (commands) => {
        let { document, history } = run(commands);
        history = JSON.parse(JSON.stringify(history));
        for (let step = undo(document, history); step; step = undo(document, history))
          ({ document, history } = step);
        expect(document).toEqual(start);
      }),
    );
  });

  it("a document is never changed in place", () => {
    const frozen = structuredClone(start);
    fc.assert(
      fc.property(command, (one) => {
        apply(start, one);
        expect(start).toEqual(frozen);
      }),
    );
  });

  it("removing a region takes its relations along and undo brings both back at their places", () => {
    const { document, inverse } = apply(start, removeRegions(["a"]));
    expect(document.relations).toEqual([]);
    expect(apply(document, inverse).document).toEqual(start);
  });

  it("a command for a region that is gone does nothing, by identity", () => {
    expect(apply(start, removeRegions(["zz"])).document).toBe(start);
    expect(apply(start, setAnswer("a", "x")).document).toBe(start);
    expect(apply(start, addRegion(boxRegion("a", 9, 9, 9, 9))).document).toBe(start);
  });

  it("keeps at least 200 steps", () => {
    expect(HISTORY_LIMIT).toBeGreaterThanOrEqual(200);
    const many = Array.from({ length: 900 }, (_, i) => setAnswer("n", i + 1));
    expect(run(many).history.past).toHaveLength(HISTORY_LIMIT);
  });
});
