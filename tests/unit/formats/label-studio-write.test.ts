import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { AnnotationDocument, Region } from "@/lib/annotation/document";
import { labelSchemaFromConfig } from "@/lib/formats/label-studio/config";
import { labelStudio as reader } from "@/lib/formats/label-studio/read";
import { labelStudio } from "@/lib/formats/label-studio/write";
import type { FrozenItem } from "@/lib/formats/writer";
import type { Shape } from "@/lib/kinds";
import type { LabelSchema } from "@/lib/labels/schema";
import {
  boxRegion,
  documentOf,
  filesOf,
  given,
  headerOf,
  imageOf,
  itemOf,
  spanRegion,
} from "../exports/build";
import { control, image, labels, schemaOf, text as textInput } from "../labels/build";
import { goodRows } from "./rows";
import { toDocument } from "./to-document";

const FOLDER = "/work/shared/data/label-studio/examples";

/** Numbers that differ in rounding only are equal. */
function rounded(value: unknown): unknown {
  if (typeof value === "number") return Math.round(value * 1e6) / 1e6;
  if (Array.isArray(value)) return value.map(rounded);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, rounded(member)]));
}

async function readBack(schema: LabelSchema, item: FrozenItem): Promise<AnnotationDocument[]> {
  const files = await filesOf(labelStudio, { header: headerOf(schema), items: [item] });
  const [row] = await goodRows(reader, files["train.json"] ?? "");
  expect(row?.leftOut).toBeUndefined();
  return (row?.annotations ?? []).map((annotation) => {
    expect(annotation.notTaken).toBeUndefined();
    return toDocument(schema, annotation);
  });
}

const configBack = async (schema: LabelSchema) => {
  const files = await filesOf(labelStudio, { header: headerOf(schema), items: [] });
  const read = labelSchemaFromConfig(files["config.xml"] ?? "");
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
};

describe.skipIf(!existsSync(FOLDER))("the examples of Label Studio, read and written", () => {
  it.each(existsSync(FOLDER) ? readdirSync(FOLDER) : [])("%s comes back equal", async (name) => {
    const read = labelSchemaFromConfig(readFileSync(`${FOLDER}/${name}/config.xml`, "utf8"));
    if (!read.ok) throw new Error("no schema");
    const { schema } = read.value;
    const rows = await goodRows(reader, readFileSync(`${FOLDER}/${name}/input.json`));
    for (const { value, annotations = [] } of rows)
      for (const annotation of annotations) {
        const document = toDocument(schema, annotation);
        const images = schema.inputs.flatMap(({ kind, field }) =>
          kind === "image" ? [imageOf({ field })] : [],
        );
        const item = itemOf(1, { data: value, images, labels: document });
        expect(labelStudio.losses(headerOf(schema), item)).toEqual(
          images.length > 0 ? { imageNames: 1 } : {},
        );
        const [back] = await readBack(schema, item);
        expect(rounded(back)).toEqual(rounded(document));
      }
    expect((await configBack(schema)).schema).toEqual(schema);
  });
});

const all = schemaOf(
  control("box", { rotatable: true, multiple: true }),
  control("polygon"),
  control("polyline"),
  control("ellipse", { rotatable: true }),
  control("keypoint"),
  control("mask"),
  control("span"),
  control("relation", { directed: true }),
  control("choice"),
  control("taxonomy", { multiple: true }),
  control("rating"),
  control("number"),
  control("datetime"),
  control("pairwise"),
  control("list"),
  control("text", { id: "note", per: "region" }),
  control("choice", { id: "state", per: "region", multiple: true }),
);
const region = (id: string, shape: Shape, labels = ["a"]): Region => ({
  id,
  control: shape.kind,
  labels,
  shape,
});
const TEXT = "😀 Anna\nin Köln";

const document = documentOf({
  answers: {
    choice: "b",
    taxonomy: ["cat", "plant"],
    rating: 3,
    number: 2.5,
    datetime: "2026-01-31",
    pairwise: "right",
    list: ["first", "second | third"],
  },
  regions: [
    {
      ...boxRegion("box-1", ["a", "b"], [100, 50, 200, 80, -30]),
      attributes: { note: "two\nlines", state: ["a", "c"] },
    },
    region("polygon-1", {
      kind: "polygon",
      points: [
        [0, 0],
        [1000, 0],
        [1000, 500],
      ],
    }),
    region("line-1", {
      kind: "polyline",
      points: [
        [1, 2],
        [3.5, 4.25],
      ],
    }),
    region("ellipse-1", { kind: "ellipse", cx: 10, cy: 20, rx: 5, ry: 2, rotation: 45 }),
    region("point-1", { kind: "keypoint", x: 999.5, y: 0 }),
    region("mask-1", { kind: "mask", size: [500, 1000], counts: [700, 300, 499_000] }),
    { ...spanRegion("span-1", "a", TEXT, [2, 6]), attributes: { note: "a name", state: ["b"] } },
    spanRegion("span-2", "b", TEXT, [6, 14]),
  ],
  relations: [{ id: "relation-1", control: "relation", label: "r", from: "span-1", to: "span-2" }],
});
const item = itemOf(7, {
  data: { text: TEXT, n: 1 },
  images: [imageOf()],
  labels: document,
  externalId: "x-1",
});

describe("a task", () => {
  it("with every kind of region and answer comes back equal, with what was given about regions", async () => {
    expect(labelStudio.losses(headerOf(all), item)).toEqual({});
    const [back] = await readBack(all, item);
    expect(rounded(back)).toEqual(rounded(document));
  });

  it("has its data, its own id and images by their paths", async () => {
    const files = await filesOf(labelStudio, { header: headerOf(all), items: [item] });
    const [task] = JSON.parse(files["train.json"] ?? "");
    expect(task).toMatchObject({
      id: 7,
      data: { text: TEXT, n: 1, image: "images/a.png", external_id: "x-1" },
    });
    expect(task.annotations.length).toBe(1);
    expect(JSON.parse(files["test.json"] ?? "")).toEqual([]);
  });

  it("has spans in UTF-16 units and boxes turned about their corner (the example of FORMATS.md, the other way)", async () => {
    const turned = boxRegion("r", "a", [250, 250, 200, 100, 90]);
    const one = itemOf(1, {
      data: { text: TEXT },
      images: [imageOf()],
      labels: documentOf({ regions: [turned, spanRegion("s", "a", TEXT, [2, 6])] }),
    });
    const files = await filesOf(labelStudio, { header: headerOf(all), items: [one] });
    const [{ annotations }] = JSON.parse(files["train.json"] ?? "");
    const [box, span] = annotations[0].result;
    // The box lies on [300, 200] to [400, 400]: its first corner has come to the top right.
    expect(rounded(box.value)).toEqual({
      x: 40,
      y: 40,
      width: 20,
      height: 20,
      rotation: 90,
      rectanglelabels: ["the a"],
    });
    expect(box).toMatchObject({
      original_width: 1000,
      original_height: 500,
      image_rotation: 0,
      type: "rectanglelabels",
    });
    expect(span.value).toEqual({ start: 3, end: 7, text: "Anna", labels: ["the a"] });
  });

  it("has an annotation for each annotator, told by pseudonym, with times", async () => {
    const annotations = [
      {
        ...given("annotator-1", { answers: { choice: "a" } }),
        submittedAt: 1_700_000_000_000,
        leadTimeMs: 1_500,
      },
      given("annotator-2", { answers: { choice: "c" } }),
    ];
    const header = headerOf(all, { perAnnotator: true });
    const files = await filesOf(labelStudio, {
      header,
      items: [itemOf(1, { data: { text: "x" }, annotations })],
    });
    const [row] = await goodRows(reader, files["train.json"] ?? "");
    expect(row?.annotations).toMatchObject([
      {
        role: "annotation",
        by: "annotator-1",
        createdAt: 1_700_000_000_000,
        leadTimeMs: 1_500,
        answers: [{ value: ["the a"] }],
      },
      { by: "annotator-2", answers: [{ value: ["the c"] }] },
    ]);
    expect(files["train.json"]).not.toContain("completed_by");
  });
});

it("says at which places candidates were shown, where that was by chance", async () => {
  const placed = documentOf({ answers: { pairwise: "right" }, places: ["text", "image"] });
  const metaOf = async (shuffle: boolean) => {
    const header = headerOf(schemaOf(control("pairwise", { shuffle })));
    const files = await filesOf(labelStudio, { header, items: [itemOf(1, { labels: placed })] });
    return JSON.parse(files["train.json"] ?? "")[0].annotations[0].result[0].meta;
  };
  expect(await metaOf(true)).toEqual({ places: ["text", "image"] });
  expect(await metaOf(false)).toBeUndefined();
});

describe("what it cannot hold", () => {
  it("is counted: votes that none will do, and comparisons of more than two", () => {
    const header = headerOf(
      schemaOf(
        control("pairwise", { allowBad: true }),
        control("pairwise", { id: "three", others: ["third"] }),
      ),
    );
    const labels = documentOf({ answers: { pairwise: "both-bad", three: "left" } });
    expect(labelStudio.losses(header, itemOf(1, { labels }))).toMatchObject({ noneGood: 1, taskAnswers: 1 });
  });

  it("is counted: skeletons, rankings, ties, holes, gaps of spans, what the schema lost", async () => {
    const schema = schemaOf(
      control("skeleton"),
      control("ranking"),
      control("pairwise", { allowTie: true }),
      control("polygon"),
      control("span"),
      control("box"),
      control("relation"),
      control("text", { id: "note", per: "region" }),
    );
    const hole: [number, number][] = [
      [2, 2],
      [3, 2],
      [3, 3],
    ];
    const lossy = documentOf({
      answers: { ranking: ["a", "b", "c"], pairwise: "tie", gone: "x" },
      regions: [
        {
          ...region("k", { kind: "skeleton", joints: [{ id: "head", x: 1, y: 1, visibility: 2 }] }),
          attributes: { note: "x" },
        },
        {
          ...region("p", {
            kind: "polygon",
            points: [
              [0, 0],
              [9, 0],
              [9, 9],
            ],
            holes: [hole],
          }),
          group: "g",
        },
        spanRegion("s", "a", TEXT, [2, 6], [10, 14]),
        boxRegion("old", "z", [1, 1, 2, 2]),
        { ...boxRegion("b", "a", [1, 1, 2, 2]), attributes: { gone: "x" } },
        boxRegion("other", "a", [1, 1, 2, 2], "gone"),
      ],
      relations: [
        { id: "1", control: "relation", label: "r", from: "p", to: "k" },
        { id: "2", control: "relation", label: "z", from: "p", to: "s" },
        { id: "3", control: "relation", label: "r", from: "p", to: "s" },
      ],
    });
    const one = itemOf(1, { data: { text: TEXT }, images: [imageOf()], labels: lossy });
    expect(labelStudio.losses(headerOf(schema), one)).toEqual({
      taskAnswers: 1,
      ties: 1,
      oldAnswers: 2,
      skeleton: 1,
      regionAnswers: 1,
      holes: 1,
      spanParts: 1,
      oldLabels: 1,
      oldRegions: 1,
      relations: 1,
      oldRelations: 1,
    });
    const files = await filesOf(labelStudio, { header: headerOf(schema), items: [one] });
    const [row] = await goodRows(reader, files["train.json"] ?? "");
    const said = row?.annotations?.[0];
    expect(said?.regions.map(({ id }) => id)).toEqual(["p", "s", "s-2", "b"]);
    // An undirected relation has arrows both ways.
    expect(said?.relations).toEqual([
      { from: "p", to: "s", label: "the r" },
      { from: "s", to: "p", label: "the r" },
    ]);
  });

  it("is everything where a schema has nothing but skeletons", () => {
    expect(labelStudio.suits(headerOf(schemaOf(control("skeleton"))))).toMatchObject({ ok: false });
    expect(labelStudio.suits(headerOf(schemaOf(control("skeleton"), control("rating"))))).toEqual({
      ok: true,
      value: true,
    });
  });
});

describe("the configuration", () => {
  it("asks the same: kinds, limits, labels, colours, keys, conditions", async () => {
    const schema: LabelSchema = {
      inputs: [image, textInput],
      controls: [
        control("box", {
          name: "box",
          description: "Draw each",
          rotatable: true,
          labels: [
            {
              id: "car",
              name: "Car",
              color: "#ff0000",
              hotkey: "y",
              description: "on wheels",
              attributes: ["make"],
            },
            { id: "dog-cat", name: "Dog & <cat>" },
          ],
        }),
        control("span", { name: "span", multiple: true, labels: [{ id: "x", name: "X" }] }),
        control("relation", {
          directed: true,
          id: "Relations",
          name: "Relations",
          labels: [{ id: "of", name: "of" }],
        }),
        control("choice", {
          id: "make",
          name: "make",
          per: "region",
          required: true,
          labels: labelsNamed("VW", "GM"),
        }),
        control("choice", { id: "topic", name: "topic", labels: labelsNamed("One", "Two") }),
        control("taxonomy", { id: "tree", name: "tree", leavesOnly: true, labels: treeNamed() }),
        control("text", {
          id: "why",
          name: "why",
          multiline: true,
          maxLength: undefined,
          visibleWhen: { control: "topic", anyOf: ["two"] },
        }),
        control("number", { id: "n", name: "n", min: 0, max: 10, step: 0.5 }),
        control("datetime", { id: "when", name: "when", mode: "datetime" }),
        control("list", { id: "keys", name: "keys", max: 4, maxLength: undefined }),
        control("list", { id: "many", name: "many", max: undefined, maxLength: undefined }),
        control("rating", { id: "stars", name: "stars", max: 7 }),
        control("pairwise", { id: "best", name: "best", left: "image", right: "text" }),
      ],
    };
    const { schema: back, notTaken } = await configBack(JSON.parse(JSON.stringify(schema)));
    const byId = (one: LabelSchema) => Object.fromEntries(one.controls.map((each) => [each.id, each]));
    expect(byId(back)).toEqual(byId(JSON.parse(JSON.stringify(schema))));
    expect(back.inputs).toEqual(schema.inputs);
    expect(notTaken).toEqual([]);
  });

  it("names inputs apart from controls, and labels by ids where a name stands twice", async () => {
    const schema: LabelSchema = {
      inputs: [{ id: "note", kind: "text", field: "body" }],
      controls: [
        control("choice", {
          id: "note",
          labels: [
            { id: "top", name: "Top" },
            { id: "left", name: "Same", parent: "top" },
            { id: "right", name: "Same" },
          ],
        }),
      ],
    };
    const one = itemOf(1, { data: { body: "x" }, labels: documentOf({ answers: { note: "right" } }) });
    const files = await filesOf(labelStudio, { header: headerOf(schema), items: [one] });
    expect(files["config.xml"]).toContain('<Text name="note-shown" value="$body"/>');
    expect(files["config.xml"]).toContain('<Header value="Choice"/>');
    const [back] = await readBack(schema, one);
    expect(back?.answers).toEqual({ note: "right" });
  });
});

function labelsNamed(...names: string[]) {
  return names.map((name) => ({ id: name.toLowerCase(), name }));
}

function treeNamed() {
  return [
    ...labels("root").map(({ id }) => ({ id, name: "root" })),
    { id: "leaf", name: "leaf", parent: "root" },
  ];
}
