import { expect, it } from "vitest";
import { shownSchema } from "@/lib/annotation/shown-schema";
import { checkLabelSchema } from "@/lib/labels/check-label-schema";
import { assignHotkeys } from "@/lib/labels/hotkeys";
import { type Control, findControl, hasLabels, type LabelSchema } from "@/lib/labels/schema";
import { findTemplate } from "@/lib/labels/templates";
import { withStableStyles } from "@/lib/labels/with-stable-styles";
import { control } from "../labels/build";

const template = findTemplate("answer-rating")?.schema as LabelSchema;
const schema = withStableStyles(template);
const PLACES = ["third", "first", "second"];
const called = ({ controls }: LabelSchema) => controls.map(({ id, name }) => [name, id]);
const rating = (id: string, about: string) => control("rating", { id, name: "Helpful", about });
const spans = (id: string, input: string) => control("span", { id, name: "Errors", input });
const of = (...controls: Control[]): LabelSchema => ({ inputs: template.inputs, controls });

it("questions about an answer go by its letter, stand in the order of the letters and keep the ids of their answers", () => {
  expect(called(shownSchema(schema, PLACES))).toEqual([
    ["A · Helpfulness", "helpfulness-third"],
    ["A · Errors", "errors-third"],
    ["B · Helpfulness", "helpfulness-first"],
    ["B · Errors", "errors-first"],
    ["C · Helpfulness", "helpfulness-second"],
    ["C · Errors", "errors-second"],
    ["Severity", "severity"],
    ["Order of the answers", "order-of-the-answers"],
  ]);
});

it("a schema that goes by questions keeps doing so, and one question more about an answer does not disturb the others", () => {
  const byQuestion = of(
    ...[rating("r1", "first"), rating("r2", "second"), spans("s1", "first"), spans("s2", "second")],
    control("text", { id: "edit", name: "Edited", source: "second" }),
  );
  expect(called(shownSchema(byQuestion, ["second", "first"]))).toEqual([
    ["A · Helpful", "r2"],
    ["B · Helpful", "r1"],
    ["A · Errors", "s2"],
    ["B · Errors", "s1"],
    ["A · Edited", "edit"],
  ]);
});

it("keys and colours belong to the place: they tell as little as the letter which answer stands there", () => {
  const looks = (places: string[]) => {
    const shown = shownSchema(schema, places);
    const keys = assignHotkeys(shown).byLabel;
    return shown.controls.map((one) =>
      hasLabels(one) ? one.labels.map(({ id, color }) => [color, keys.get(`${one.id}/${id}`)]) : [],
    );
  };
  expect(looks(PLACES)).toEqual(looks(["first", "second", "third"]));
  expect(checkLabelSchema(shownSchema(schema, PLACES)).ok).toBe(true);
});

it("a ranking of answers lists them by their letters", () => {
  const shown = findControl(shownSchema(schema, PLACES), "order-of-the-answers") as { labels?: unknown[] };
  expect(shown.labels).toMatchObject([
    { id: "third", name: "A" },
    { id: "first", name: "B" },
    { id: "second", name: "C" },
  ]);
});

it("where nothing is shuffled they go by the names of the inputs, as these stand above the data", () => {
  const still = of(rating("r1", "first"), rating("r2", "second"), spans("s1", "first"));
  expect(called(shownSchema(still))).toEqual([
    ["first · Helpful", "r1"],
    ["second · Helpful", "r2"],
    ["Errors", "s1"],
  ]);
});
