import { describe, expect, it } from "vitest";
import { ModelChoice } from "@/lib/client/segment/model-choice";
import type { SegmentEngine } from "@/lib/client/segment/segment-engine";
import type { SegmentModel } from "@/lib/contracts/segment";

const file = { bytes: 1, sha256: "0".repeat(64) };
const model = (id: string): SegmentModel => ({
  ...{ id, name: id.toUpperCase(), licence: "MIT" },
  ...{ inputSize: 1024, encoder: file, decoder: file },
});

function open(kept: string | null = null) {
  const store = { kept };
  const running: string[] = [];
  const choice = new ModelChoice({
    models: [model("a"), model("b")],
    makeEngine: ({ id }) => {
      running.push(id);
      const close = () => running.splice(running.indexOf(id), 1);
      return { close } as unknown as SegmentEngine;
    },
    store: {
      read: () => store.kept,
      write: (id) => {
        store.kept = id;
      },
    },
  });
  return { choice, store, running };
}

describe("the choice among models", () => {
  it("is the first one until the annotator chooses, and then kept", () => {
    const { choice, store, running } = open();
    expect(choice.chosen()).toMatchObject({ id: "a", name: "A", licence: "MIT" });
    expect(store.kept).toBeNull();
    choice.choose("b");
    expect(choice.chosen().id).toBe("b");
    expect(store.kept).toBe("b");
    expect(running).toEqual(["b"]);
    expect(open(store.kept).choice.chosen().id).toBe("b");
  });

  it("is the first one again where the kept model is gone", () => {
    expect(open("gone").choice.chosen().id).toBe("a");
  });

  it("tells those who follow before the engine of before is closed", () => {
    const { choice, running } = open();
    const seen: string[][] = [];
    const unsubscribe = choice.subscribe(() => seen.push([choice.chosen().id, ...running]));
    choice.choose("b");
    expect(seen).toEqual([["b", "a", "b"]]);
    choice.choose("b");
    choice.choose("nothing");
    unsubscribe();
    choice.choose("a");
    expect(seen).toHaveLength(1);
    expect(running).toEqual(["a"]);
  });
});
