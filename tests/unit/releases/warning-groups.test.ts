import { expect, it } from "vitest";
import { warningGroups } from "@/components/releases/warning-groups";

const absent = (split: string, label: string) => ({ code: "absent-label", params: { split, label } });

it("labels that a part lacks are one group per part, a single one and other warnings stay", () => {
  const empty = { code: "empty-split", params: { split: "test" } };
  const warnings = [
    absent("validation", "A"),
    absent("test", "A"),
    empty,
    absent("validation", "A › B"),
    absent("validation", "C"),
  ];
  expect(warningGroups(warnings)).toEqual([
    { kind: "absent", split: "validation", labels: ["A", "A › B", "C"] },
    { kind: "one", warning: absent("test", "A") },
    { kind: "one", warning: empty },
  ]);
});
