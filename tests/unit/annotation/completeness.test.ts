import { describe, expect, it } from "vitest";
import { emptyDocument } from "@/lib/annotation/document";
import { missingAnswers, regionAttributes } from "@/lib/annotation/missing-answers";
import { visibleControls } from "@/lib/annotation/visibility";
import { say } from "@/lib/core/message";
import type { Control } from "@/lib/labels/schema";
import { control, labels, schemaOf } from "../labels/build";
import { documentWith, paths, regionOf, TEXT } from "./build";

const BOX = { kind: "box", x: 1, y: 1, width: 5, height: 5, rotation: 0 };
const must = { required: true };
const on = (id: string, ...anyOf: string[]) => ({
  visibleWhen: { control: id, ...(anyOf.length > 0 && { anyOf }) },
});
const answers = (values: object) => documentWith({ answers: values });

describe("a required control", () => {
  it.each<[string, Control, object, string]>([
    ["a question", control("choice", must), { answers: { choice: "a" } }, "answers.choice"],
    ["a rating", control("rating", must), { answers: { rating: 1 } }, "answers.rating"],
    [
      "regions",
      control("box", must),
      { regions: [{ id: "b", control: "box", labels: ["a"], shape: BOX }] },
      "box",
    ],
  ])("that is %s must be answered to submit, not in a draft", (_what, asked, parts, path) => {
    const schema = schemaOf(asked);
    expect(paths(schema, emptyDocument(), "draft")).toEqual([]);
    expect(paths(schema, emptyDocument(), "submitted")).toEqual([path]);
    expect(paths(schema, documentWith(parts), "submitted")).toEqual([]);
  });

  it("of relations needs one", () => {
    const schema = schemaOf(control("box"), control("relation", must));
    expect(paths(schema, emptyDocument(), "submitted")).toEqual(["relation"]);
  });

  it("cannot be answered with nothing in particular", () => {
    expect(
      paths(schemaOf(control("choice", { ...must, multiple: true })), answers({ choice: [] }), "submitted"),
    ).toEqual(["answers.choice"]);
    expect(paths(schemaOf(control("text", must)), answers({ text: " " }), "submitted")).toEqual([
      "answers.text",
    ]);
  });

  it("needs as many values as it says, optional or not, about a task and about a region", () => {
    const few = answers({ list: ["a"] });
    expect(paths(schemaOf(control("list", { min: 2 })), few, "submitted")).toEqual(["answers.list"]);
    expect(paths(schemaOf(control("list", { min: 2 })), few, "draft")).toEqual([]);
    expect(paths(schemaOf(control("list", { min: 2 })), answers({ list: ["a", "b"] }), "submitted")).toEqual(
      [],
    );
    expect(paths(schemaOf(control("list", { min: 2 })), emptyDocument(), "submitted")).toEqual([]);
    const aboutBox = schemaOf(control("box"), control("list", { min: 2, per: "region" }));
    const regions = [{ id: "b", control: "box", labels: ["a"], shape: BOX, attributes: { list: ["a"] } }];
    expect(paths(aboutBox, documentWith({ regions }), "submitted")).toEqual(["regions.0.attributes.list"]);
  });

  it("needs a text as long as it says to be submitted, not in a draft", () => {
    const schema = schemaOf(control("text", { minLength: 4 }));
    expect(paths(schema, answers({ text: "😀😀😀" }), "submitted")).toEqual(["answers.text"]);
    expect(paths(schema, answers({ text: "😀😀😀" }), "draft")).toEqual([]);
    expect(paths(schema, answers({ text: "😀😀😀😀" }), "submitted")).toEqual([]);
  });

  it("that is optional may stay empty", () => {
    expect(paths(schemaOf(control("choice"), control("box")), emptyDocument(), "submitted")).toEqual([]);
  });

  it("per region is asked of each region, and the path names which", () => {
    const schema = schemaOf(control("box"), control("rating", { ...must, per: "region" }));
    const rated = regionOf(schema, BOX, { id: "1", attributes: { rating: 4 } });
    const bare = regionOf(schema, BOX, { id: "2" });
    expect(paths(schema, emptyDocument(), "submitted")).toEqual([]);
    expect(paths(schema, documentWith({ regions: [rated, bare] }), "submitted")).toEqual([
      "regions.1.attributes.rating",
    ]);
  });

  it("that a label names is asked of regions with that label only", () => {
    const schema = schemaOf(
      control("box", { labels: [{ id: "a", name: "A", attributes: ["rating"] }, ...labels("b")] }),
      control("rating", { ...must, per: "region" }),
      control("number", { per: "region" }),
    );
    const [a, b] = [regionOf(schema, BOX, { id: "1" }), regionOf(schema, BOX, { id: "2", labels: ["b"] })];
    expect(regionAttributes(schema, a)).toEqual(["rating", "number"]);
    expect(regionAttributes(schema, b)).toEqual(["number"]);
    expect(paths(schema, documentWith({ regions: [b, a] }), "submitted")).toEqual([
      "regions.1.attributes.rating",
    ]);
  });

  it("that is missing is called by its name, for people", () => {
    expect(
      missingAnswers(schemaOf(control("choice", { ...must, name: "Is it a cat?" })), emptyDocument()),
    ).toEqual([{ path: "answers.choice", message: say("answers.required", { name: "Is it a cat?" }) }]);
  });
});

describe("a conditional control", () => {
  const schema = schemaOf(
    control("choice"),
    control("rating", { ...must, ...on("choice", "a", "b") }),
    control("span", { ...must, ...on("rating") }),
  );
  const marked = regionOf(
    schema,
    { kind: "span", parts: [{ start: 0, end: 1, text: Array.from(TEXT)[0] ?? "" }] },
    { control: "span" },
  );
  const submit = (values: object) => paths(schema, answers(values), "submitted");

  it("is required only while it is asked", () => {
    expect(submit({})).toEqual([]);
    expect(submit({ choice: "c" })).toEqual([]);
    expect(submit({ choice: "b" })).toEqual(["answers.rating"]);
    expect(submit({ choice: "b", rating: 1 })).toEqual(["span"]);
    const whole = documentWith({ answers: { choice: "b", rating: 1 }, regions: [marked] });
    expect(paths(schema, whole, "submitted")).toEqual([]);
  });

  it("is not asked on the strength of an answer nobody is asked for any more", () => {
    expect(submit({ choice: "c", rating: 1 })).toEqual([]);
    expect(visibleControls(schema, answers({ choice: "c", rating: 1 }))).toEqual(new Set(["choice"]));
  });

  it("is asked after any answer when it names no label", () => {
    const any = schemaOf(control("number"), control("rating", on("number")));
    expect(visibleControls(any, emptyDocument())).toEqual(new Set(["number"]));
    expect(visibleControls(any, answers({ number: 0 }))).toEqual(new Set(["number", "rating"]));
  });

  it("waits for one of its labels among several given", () => {
    const several = schemaOf(control("choice", { multiple: true }), control("rating", on("choice", "b")));
    expect(visibleControls(several, answers({ choice: ["a", "c"] })).has("rating")).toBe(false);
    expect(visibleControls(several, answers({ choice: ["a", "b"] })).has("rating")).toBe(true);
  });

  it("waits for a region, or one with its label", () => {
    const marked = schemaOf(control("box"), control("rating", on("box")), control("text", on("box", "b")));
    const drawn = (label: string) => documentWith({ regions: [regionOf(marked, BOX, { labels: [label] })] });
    expect(visibleControls(marked, emptyDocument())).toEqual(new Set(["box"]));
    expect(visibleControls(marked, drawn("a"))).toEqual(new Set(["box", "rating"]));
    expect(visibleControls(marked, drawn("b"))).toEqual(new Set(["box", "rating", "text"]));
  });

  it("waits for a relation, or one with its label", () => {
    const joined = schemaOf(
      control("box"),
      control("relation"),
      control("rating", on("relation")),
      control("text", on("relation", "r")),
    );
    const relations = [{ id: "x", control: "relation", label: "r", from: "1", to: "2" }];
    expect(visibleControls(joined, emptyDocument()).has("rating")).toBe(false);
    expect(visibleControls(joined, documentWith({ relations })).has("rating")).toBe(true);
    expect(visibleControls(joined, documentWith({ relations })).has("text")).toBe(true);
  });

  it("per region follows the region's own answers", () => {
    const each = schemaOf(
      control("box"),
      control("choice", { per: "region" }),
      control("rating", { ...must, per: "region", ...on("choice", "a") }),
    );
    const region = (id: string, choice: string) => regionOf(each, BOX, { id, attributes: { choice } });
    const document = documentWith({ regions: [region("1", "b"), region("2", "a")] });
    expect(paths(each, document, "submitted")).toEqual(["regions.1.attributes.rating"]);
  });
});
