import { describe, expect, it } from "vitest";
import { heldKeys } from "@/lib/annotation/held-keys";
import { namesToIds } from "@/lib/annotation/names-to-ids";
import { control, schemaOf } from "../labels/build";

const span = (text: string, labels: string[]) => ({
  id: "r",
  control: "parts",
  labels,
  shape: { kind: "span" as const, parts: [{ start: 0, end: text.length, text }] },
});

describe("what a document holds", () => {
  it("is its controls, labels and ratings, wherever they stand", () => {
    const document = {
      answers: { topic: "refund", tags: ["a", "b"], clarity: 5 },
      regions: [{ ...span("x", ["amount"]), attributes: { sure: ["yes"] } }],
      relations: [{ id: "1", control: "link", label: "of", from: "r", to: "s" }],
    };
    expect([...heldKeys(document)].sort()).toEqual(
      [
        "topic",
        "topic/refund",
        "tags",
        "tags/a",
        "tags/b",
        "clarity",
        "clarity/5",
        "parts",
        "parts/amount",
        "sure",
        "sure/yes",
        "link",
        "link/of",
      ].sort(),
    );
  });

  it("is no label that is only a word of a marked text", () => {
    const keys = heldKeys({ answers: {}, regions: [span("refund", ["amount"])], relations: [] });
    expect(keys.has("parts/refund")).toBe(false);
    expect(keys.has("topic/refund")).toBe(false);
  });
});

describe("names instead of ids", () => {
  const schema = schemaOf(
    control("choice", {
      id: "topic",
      name: "Topic",
      multiple: true,
      labels: [
        { id: "b1", name: "Billing" },
        { id: "refund", name: "Refund" },
        { id: "x", name: "Same" },
        { id: "y", name: "same" },
      ],
    }),
    control("span", { id: "parts", name: "Parts", labels: [{ id: "amount", name: "Amount" }] }),
  );
  const answers = (value: unknown) =>
    (namesToIds({ answers: value, regions: [], relations: [] }, schema) as { answers: unknown }).answers;

  it("of controls and labels become ids, in any case and Unicode form; an id goes before a name", () => {
    expect(answers({ Topic: ["Billing", " REFUND "] })).toEqual({ topic: ["b1", "refund"] });
    expect(answers({ topic: ["b1"] })).toEqual({ topic: ["b1"] });
    const region = { id: "r", control: "Parts", labels: ["Amount"], shape: {} };
    expect(namesToIds({ answers: {}, regions: [region], relations: [] }, schema)).toMatchObject({
      regions: [{ control: "parts", labels: ["amount"] }],
    });
  });

  it("that several labels have, or none, stay for the check to refuse", () => {
    expect(answers({ topic: ["Same", "nowhere"] })).toEqual({ topic: ["Same", "nowhere"] });
    expect(answers({ topic: [], Topic: [] })).toEqual({ topic: [], Topic: [] });
  });

  it("in what is no document change nothing", () => {
    for (const input of [null, 7, "x", [], { answers: 5, regions: "x" }, { regions: [null, 5, {}] }])
      expect(namesToIds(input, schema)).toEqual(input);
    const bad = JSON.parse('{"answers":{"__proto__":"x"},"regions":[],"relations":[]}');
    expect(namesToIds(bad, schema)).toBe(bad);
  });
});
