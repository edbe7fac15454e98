import { expect, it } from "vitest";
import { fitFilter } from "@/components/tasks/fit-filter";
import { readFilter } from "@/components/tasks/read-filter";
import { countOfMore, writeFilter } from "@/components/tasks/task-filter";
import { newId } from "@/lib/core/ids";
import { LabelSchemaShape } from "@/lib/labels/schema";
import { TOPIC_SCHEMA } from "../../support/project";

const [ADA, GONE, IMPORT] = [newId(), newId(), newId()];
const KNOWN = {
  schema: LabelSchemaShape.parse(TOPIC_SCHEMA),
  annotators: [ADA],
  assignees: [ADA],
  imports: [IMPORT],
};

it("a filter goes to the address and comes back, `not decided` too", () => {
  const view = readFilter({
    label: "topic/refund",
    final: "true",
    decided: "false",
    agreementOn: "topic",
    agreementBelow: "0.8",
    field: "lang",
    fieldHas: "русский",
  });
  expect(view).toMatchObject({ decided: false, final: true, agreementBelow: 0.8 });
  expect(readFilter(Object.fromEntries(new URLSearchParams(writeFilter(view))))).toEqual(view);
  expect(countOfMore(view)).toBe(4);
});

it("what cannot be read is left out and the rest is kept", () => {
  expect(readFilter({ agreementBelow: "seven", group: "g1", nonsense: "1" })).toEqual({
    sort: "seq",
    group: "g1",
  });
});

it.each([
  ["label", "topic/gone"],
  ["label", "nothing/refund"],
  ["agreementOn", "nothing"],
  ["annotator", GONE],
  ["assignee", GONE],
  ["import", GONE],
])("a %s that the project has no more (%s) is named and left out, the rest is kept", (part, value) => {
  const { view, unfit } = fitFilter(readFilter({ [part]: value, group: "g1" }), KNOWN);
  expect(unfit).toEqual([{ part, value }]);
  expect(writeFilter(view)).toBe("group=g1");
});

it("labels, values and questions of the schema fit", () => {
  for (const label of ["topic", "topic/refund", "clarity/4", "parts/amount"])
    expect(fitFilter(readFilter({ label, annotator: ADA, import: IMPORT }), KNOWN).unfit).toEqual([]);
});
