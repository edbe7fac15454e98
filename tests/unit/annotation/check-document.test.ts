import { describe, expect, it } from "vitest";
import { MAX_REGIONS } from "@/lib/annotation/document";
import type { LabelSchema } from "@/lib/labels/schema";
import { control, labels, schemaOf } from "../labels/build";
import { check, documentWith, paths, regionOf } from "./build";

const BOX = { kind: "box", x: 1, y: 1, width: 5, height: 5, rotation: 0 };
const SPAN = { kind: "span", parts: [{ start: 0, end: 2, text: "Hi" }] };
const schema = schemaOf(
  control("box"),
  control("span", { multiple: true }),
  control("choice"),
  control("rating", { per: "region" }),
  control("relation", { from: ["box"], to: ["span"] }),
);
const box = (id: string, changes: object = {}) => regionOf(schema, BOX, { id, ...changes });
const span = (id: string, changes: object = {}) =>
  regionOf(schema, SPAN, { id, control: "span", labels: ["a"], ...changes });
const relation = (id: string, changes: object = {}) => ({
  id,
  control: "relation",
  label: "r",
  from: "b",
  to: "s",
  ...changes,
});
const regions = (...list: unknown[]) => documentWith({ regions: list });
const related = (...list: unknown[]) => documentWith({ regions: [box("b"), span("s")], relations: list });

describe("a document", () => {
  it("may hold answers, regions with attributes and relations, and comes back as it is", () => {
    const document = documentWith({
      answers: { choice: "a" },
      regions: [
        box("b", { attributes: { rating: 3 }, origin: "prediction" }),
        span("s", { labels: ["a", "b"], origin: "manual" }),
      ],
      relations: [relation("x")],
    });
    expect(check(schema, document, "submitted")).toEqual({ ok: true, value: document });
  });

  it.each<[string, unknown, string]>([
    ["no object", "text", ""],
    ["nothing", null, ""],
    ["without answers", { regions: [], relations: [] }, "answers"],
    ["without regions", { answers: {}, relations: [] }, "regions"],
    ["with answers in a list", { ...documentWith({}), answers: ["a"] }, "answers"],
    ["with an unknown member", documentWith({ note: "x" }), ""],
    ["with an answer to nothing asked", documentWith({ answers: { none: "a" } }), "answers.none"],
    [
      "with an answer to a name every object has",
      documentWith({ answers: { constructor: "a" } }),
      "answers.constructor",
    ],
    [
      "with an answer to a control that makes regions",
      documentWith({ answers: { box: "a" } }),
      "answers.box",
    ],
    ["with an answer to a relation", documentWith({ answers: { relation: "r" } }), "answers.relation"],
    [
      "with an answer for the task to a question per region",
      documentWith({ answers: { rating: 3 } }),
      "answers.rating",
    ],
    ["with an answer under an empty key", documentWith({ answers: { "": "a" } }), "answers."],
  ])("%s is refused at its path", (_what, document, path) => {
    expect(paths(schema, document)).toEqual([path]);
  });

  it("with more regions than there may be is refused before they are looked at", () => {
    const many = Array.from({ length: MAX_REGIONS + 1 }, (_, i) => box(`r${i}`, { control: "none" }));
    expect(paths(schema, regions(...many))).toEqual(["regions"]);
  });

  it("with thousands of problems names the first fifty", () => {
    const wrong = Array.from({ length: 5_000 }, (_, i) => box(`r${i}`, { labels: ["z"] }));
    expect(paths(schema, regions(...wrong))).toEqual(
      Array.from({ length: 50 }, (_, i) => `regions.${i}.labels`),
    );
  });
});

describe("a member called __proto__", () => {
  const withKey = (before: string, after: string) =>
    JSON.parse(
      JSON.stringify(
        documentWith({ answers: { choice: "a" }, regions: [box("b", { attributes: {} })] }),
      ).replace(before, after),
    );

  it.each([
    ["an answer", '"choice":"a"', '"__proto__":"a"', "answers.__proto__"],
    ["an object as an answer", '"choice":"a"', '"__proto__":{"polluted":1}', "answers.__proto__"],
    ["an attribute", '"attributes":{}', '"attributes":{"__proto__":3}', "regions.0.attributes.__proto__"],
    ["a part of a region", '"id":"b"', '"__proto__":{},"id":"b"', "regions.0"],
    ["a part of a shape", '"x":1', '"__proto__":{},"x":1', "regions.0.shape"],
    ["a part of the document", '"answers":', '"__proto__":{},"answers":', ""],
  ])("as %s is refused, never dropped, and changes no other object", (_what, before, after, path) => {
    expect(paths(schema, withKey(before, after))).toEqual([path]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("may be the id of a region: ids are values, not keys", () => {
    expect(paths(schema, regions(box("__proto__"), box("constructor")))).toEqual([]);
  });
});

describe("a region", () => {
  it.each<[string, unknown, string]>([
    ["an unknown control", box("b", { control: "none" }), "control"],
    ["a control that makes no regions", box("b", { control: "choice" }), "control"],
    ["a control called like a member of every object", box("b", { control: "constructor" }), "control"],
    ["an unknown label", box("b", { labels: ["z"] }), "labels"],
    ["the name of a label for its id", box("b", { labels: ["the a"] }), "labels"],
    ["no label", box("b", { labels: [] }), "labels"],
    ["two labels where one is taken", box("b", { labels: ["a", "b"] }), "labels"],
    ["an unknown label among several", span("s", { labels: ["a", "z"] }), "labels"],
    ["an empty id", box(""), "id"],
    ["an id of 65 characters", box("x".repeat(65)), "id"],
    ["an unknown origin", box("b", { origin: "robot" }), "origin"],
    ["an attribute that is not asked", box("b", { attributes: { none: 1 } }), "attributes.none"],
    [
      "an attribute that is asked once per task",
      box("b", { attributes: { choice: "a" } }),
      "attributes.choice",
    ],
    ["an attribute with a wrong value", box("b", { attributes: { rating: 9 } }), "attributes.rating"],
  ])("with %s is refused at its path", (_what, region, path) => {
    expect(paths(schema, regions(box("first"), region))).toEqual([`regions.1.${path}`]);
  });

  it("cannot have the id of another one", () => {
    expect(paths(schema, regions(box("b"), span("s"), box("b")))).toEqual(["regions.2.id"]);
  });

  it("cannot have a label of another control", () => {
    const two = schemaOf(control("box", { labels: labels("a") }), control("span", { labels: labels("b") }));
    expect(paths(two, regions(regionOf(two, BOX, { labels: ["b"] })))).toEqual(["regions.0.labels"]);
  });
});

describe("a relation", () => {
  it("joins regions its control allows, in either order of the list", () => {
    expect(paths(schema, related(relation("x"), relation("y")))).toEqual([]);
  });

  it.each<[string, unknown]>([
    ["from a region that is missing", relation("x", { from: "none" })],
    ["to a region that is missing", relation("x", { to: "none" })],
    ["from a region its control does not allow", relation("x", { from: "s" })],
    ["to a region its control does not allow", relation("x", { to: "b" })],
    ["with an unknown label", relation("x", { label: "z" })],
    ["of an unknown control", relation("x", { control: "none" })],
    ["of a control that makes regions", relation("x", { control: "box" })],
    ["with an id that is taken", relation("w")],
  ])("%s is refused at its path", (_what, wrong) => {
    const found = paths(schema, related(relation("w"), wrong));
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found)).toEqual(new Set(["relations.1"]));
  });

  it("without an end is refused at that end", () => {
    expect(paths(schema, related(relation("x", { to: undefined })))).toEqual(["relations.0.to"]);
  });

  it("joins any two regions where its control names no kinds, never one with itself", () => {
    const free: LabelSchema = schemaOf(control("box"), control("relation"));
    const joined = (from: string, to: string) =>
      documentWith({
        regions: [regionOf(free, BOX, { id: "1" }), regionOf(free, BOX, { id: "2" })],
        relations: [relation("x", { from, to })],
      });
    expect(paths(free, joined("2", "1"))).toEqual([]);
    expect(paths(free, joined("1", "1"))).toEqual(["relations.0"]);
  });
});
