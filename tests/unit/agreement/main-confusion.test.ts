import { expect, it } from "vitest";
import { mainConfusion, type ScopedRule } from "@/lib/agreement/main-confusion";

const topic = {
  control: "topic",
  kind: "choice" as const,
  confusion: [
    { a: "billing", b: "refund", count: 18 },
    { a: "billing", b: "delivery", count: 6 },
  ],
};
const urgency = {
  control: "urgency",
  kind: "rating" as const,
  confusion: [{ a: "2", b: "3", count: 40 }],
};
const rule = (code: string, labels: string[], status: ScopedRule["status"] = "active") => ({
  code,
  labels,
  status,
});

it("is the pair that met most often, with its share of the confusion of its own control", () => {
  const objects = { ...topic, control: "objects", confusion: [{ a: "ship", b: "boat", count: 20 }] };
  expect(mainConfusion([topic], [])).toEqual({
    control: "topic",
    a: "billing",
    b: "refund",
    count: 18,
    share: 0.75,
    rules: [],
  });
  expect(mainConfusion([topic, objects], [])).toMatchObject({ control: "objects", share: 1 });
  expect(mainConfusion([objects, { ...topic, control: "second" }], [])).toMatchObject({ control: "objects" });
});

it("leaves ratings out: a neighbouring value is a near miss", () => {
  expect(mainConfusion([urgency], [])).toBeNull();
  expect(mainConfusion([urgency, topic], [])).toMatchObject({ control: "topic" });
});

it("makes nothing of fewer than three meetings, or of none", () => {
  expect(mainConfusion([{ ...topic, confusion: [{ a: "x", b: "y", count: 2 }] }], [])).toBeNull();
  expect(mainConfusion([{ ...topic, confusion: [{ a: "x", b: "y", count: 3 }] }], [])).not.toBeNull();
  expect(mainConfusion([{ ...topic, confusion: [] }], [])).toBeNull();
});

it("of equal counts takes the first", () => {
  const second = { ...topic, control: "second" };
  expect(mainConfusion([second, topic], [])?.control).toBe("second");
});

it("names the active rules about both labels, not those about one or about every label", () => {
  const rules = [
    rule("R-001", ["topic/refund", "topic/billing", "topic/delivery"]),
    rule("R-002", ["topic/billing"]),
    rule("R-003", []),
    rule("R-004", ["topic/billing", "topic/refund"], "draft"),
    rule("R-005", ["topic/billing", "topic/refund"], "retired"),
    rule("R-006", ["other/billing", "other/refund"]),
    rule("R-007", ["topic/billing", "topic/refund"]),
  ];
  expect(mainConfusion([topic], rules)?.rules).toEqual(["R-001", "R-007"]);
});
