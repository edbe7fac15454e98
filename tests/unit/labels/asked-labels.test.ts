import { expect, it } from "vitest";
import { regionAttributes } from "@/lib/annotation/missing-answers";
import { askedLabels, withAskedLabel, withoutStrayAttributes } from "@/lib/labels/asked-labels";
import type { LabelSchema } from "@/lib/labels/schema";
import { regionOf } from "../annotation/build";
import { control, schemaOf } from "./build";

const number = control("number", { per: "region" });
const schema = schemaOf(control("box"), control("span"), number, control("choice"));
const asked = (of: LabelSchema) =>
  askedLabels(of, number as never).flatMap((one) => (one.isAsked ? `${one.control.id}/${one.id}` : []));
const [boxA, boxB] = askedLabels(schema, number as never);
if (!boxA || !boxB) throw new Error("the schema has labels of regions");

it("a control is asked about the labels that are ticked, and about all where none is", () => {
  const about = (of: LabelSchema, label: string) =>
    regionAttributes(of, regionOf(of, {}, { labels: [label] })).includes("number");
  expect([about(schema, "a"), about(schema, "b")]).toEqual([true, true]);
  const once = withAskedLabel(schema, "number", boxA, true);
  expect(asked(once)).toEqual(["box/a"]);
  expect([about(once, "a"), about(once, "b")]).toEqual([true, false]);
  expect(asked(withAskedLabel(once, "number", boxB, true))).toEqual(["box/a", "box/b"]);
  expect(withAskedLabel(once, "number", boxA, false)).toEqual(schema);
  expect(asked(withAskedLabel(once, "number", boxA, true))).toEqual(["box/a"]);
});

it("what labels name goes with its control, and when it is asked per task; else the schema is the same object", () => {
  const once = withAskedLabel(schema, "number", boxA, true);
  expect(withoutStrayAttributes(once)).toBe(once);
  const removed = { ...once, controls: once.controls.filter(({ id }) => id !== "number") };
  expect(asked(withoutStrayAttributes(removed))).toEqual([]);
  const perTask = once.controls.map((one) => (one.id === "number" ? control("number") : one));
  expect(asked(withoutStrayAttributes({ ...once, controls: perTask }))).toEqual([]);
});
