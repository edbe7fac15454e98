import { expect, it } from "vitest";
import { labelUses } from "@/lib/annotation/label-uses";
import { partsOf, partsOfUses } from "@/lib/labels/answer-summary";
import { LabelSchemaShape } from "@/lib/labels/schema";
import { mergeSummaries } from "@/lib/labels/task-summary";
import { TOPIC_SCHEMA } from "../../support/project";

const SCHEMA = LabelSchemaShape.parse({
  ...TOPIC_SCHEMA,
  controls: [...TOPIC_SCHEMA.controls, { id: "note", kind: "text", name: "Note" }],
});
const span = (id: string, label: string) => ({
  id,
  control: "parts",
  labels: [label],
  shape: { kind: "span" as const, parts: [{ start: 0, end: 5, text: "Hello" }] },
});
const said = (topic: string, amounts = 0, note?: string) => ({
  answers: { topic, ...(note === undefined ? {} : { note }) },
  regions: Array.from({ length: amounts }, (_, i) => span(`r${i}`, "amount")),
  relations: [],
});
const merged = (...given: ReturnType<typeof said>[]) =>
  mergeSummaries(
    SCHEMA,
    given.map((document) => partsOf(SCHEMA, document)),
  );

it("what all annotators say stands without a number of annotators", () => {
  expect(merged(said("refund"), said("refund")).parts).toEqual([
    { control: "topic", label: "refund", words: "Refund", count: 1 },
  ]);
});

it("where annotators differ, each answer has how many gave it, the most frequent first", () => {
  expect(merged(said("billing"), said("refund"), said("refund"), said("refund")).parts).toEqual([
    { control: "topic", label: "refund", words: "Refund", count: 1, annotators: 3 },
    { control: "topic", label: "billing", words: "Billing", count: 1, annotators: 1 },
  ]);
});

it("regions are counted by label, with the fewest and the most of one annotator", () => {
  expect(merged(said("refund", 2), said("refund", 5)).parts.at(-1)).toEqual({
    control: "parts",
    label: "amount",
    words: "Amount",
    count: 5,
    fewest: 2,
  });
});

it("uses of labels tell of a document what its parts tell, except for free answers, which have no key of their own", () => {
  const document = said("refund", 3, "he was angry");
  const uses = labelUses(SCHEMA, document);
  expect([...uses]).toEqual([
    ["topic", 1],
    ["topic/refund", 1],
    ["note", 1],
    ["parts", 3],
    ["parts/amount", 3],
  ]);
  expect(partsOfUses(SCHEMA, uses)).toEqual(
    partsOf(SCHEMA, document).filter(({ control }) => control !== "note"),
  );
});
