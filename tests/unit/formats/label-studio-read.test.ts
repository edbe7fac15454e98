import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boxCorners, rotatePoint } from "@/lib/core/geometry";
import { labelStudio } from "@/lib/formats/label-studio/read";
import type { ImageSize, SourceAnnotation, SourceRegion } from "@/lib/formats/source-annotation";
import { rleArea, rleContains } from "@/lib/geometry/rle";
import type { Shape } from "@/lib/kinds";
import { goodRows, problemsOf, rowsOf, sniffed } from "./rows";

type Json = Record<string, unknown>;
const VECTORS = "/work/shared/data/label-studio";

const fileOf = (...tasks: unknown[]) => JSON.stringify(tasks);
const task = (data: Json, ...results: Json[]) => ({ id: 1, data, annotations: [{ result: results }] });

async function saidOf(...tasks: unknown[]): Promise<SourceAnnotation> {
  const [row] = await goodRows(labelStudio, fileOf(...tasks));
  return row?.annotations?.[0] as SourceAnnotation;
}

const onImage = (type: string, value: Json, more: Json = {}): Json => ({
  id: "r",
  type,
  from_name: "objects",
  to_name: "image",
  original_width: 1000,
  original_height: 500,
  image_rotation: 0,
  value,
  ...more,
});
const shapesOf = async (...results: Json[]): Promise<Shape[]> =>
  (await saidOf(task({ image: "a.png" }, ...results))).regions.map(({ shape }) => shape as Shape);
const shapeOf = async (type: string, value: Json): Promise<Shape> =>
  (await shapesOf(onImage(type, value)))[0] as Shape;

describe("shapes on images", () => {
  it("a box turned about its top left corner is turned about its centre, in pixels (the example of FORMATS.md)", async () => {
    const box = { x: 40, y: 40, width: 20, height: 20, rotation: 90, rectanglelabels: ["Zebra"] };
    const said = await saidOf(task({ image: "a.png" }, onImage("rectanglelabels", box)));
    expect(said.regions).toMatchObject([{ id: "r", kind: "box", control: "objects", labels: ["Zebra"] }]);
    const shape = said.regions[0]?.shape as Extract<Shape, { kind: "box" }>;
    const corners = boxCorners(shape).map((corner) => corner.map(Math.round));
    expect(corners).toEqual([
      [400, 200],
      [400, 400],
      [300, 400],
      [300, 200],
    ]);
    expect(shape).toMatchObject({ width: 200, height: 100, rotation: 90 });
  });

  it("any turned box keeps its first corner", async () => {
    const number = fc.double({ min: 1, max: 90, noNaN: true });
    await fc.assert(
      fc.asyncProperty(
        number,
        number,
        number,
        number,
        fc.integer({ min: -720, max: 720 }),
        async (x, y, width, height, rotation) => {
          const shape = (await shapeOf("rectangle", { x, y, width, height, rotation })) as Extract<
            Shape,
            { kind: "box" }
          >;
          const [left, top] = boxCorners(shape)[0] as [number, number];
          expect(left).toBeCloseTo(x * 10, 6);
          expect(top).toBeCloseTo(y * 5, 6);
          const [farX, farY] = rotatePoint([(x + width) * 10, (y + height) * 5], [x * 10, y * 5], rotation);
          const [cornerX, cornerY] = boxCorners(shape)[2] as [number, number];
          expect(cornerX).toBeCloseTo(farX, 6);
          expect(cornerY).toBeCloseTo(farY, 6);
        },
      ),
      { numRuns: 50 },
    );
  });

  it("ellipses, polygons, points and lines are percent of each side", async () => {
    expect(await shapeOf("ellipselabels", { x: 50, y: 50, radiusX: 10, radiusY: 10, rotation: 30 })).toEqual({
      kind: "ellipse",
      cx: 500,
      cy: 250,
      rx: 100,
      ry: 50,
      rotation: 30,
    });
    const points = [
      [0, 0],
      [50, 0],
      [50, 100],
    ];
    const pixels = [
      [0, 0],
      [500, 0],
      [500, 500],
    ];
    expect(await shapeOf("polygonlabels", { points, closed: true })).toEqual({
      kind: "polygon",
      points: pixels,
    });
    expect(await shapeOf("keypointlabels", { x: 10, y: 10, width: 0.5 })).toEqual({
      kind: "keypoint",
      x: 100,
      y: 50,
    });
    const vertices = points.map(([x, y], i) => ({ id: `${i}`, x, y, isBezier: false }));
    expect(await shapeOf("vectorlabels", { vertices, closed: false })).toEqual({
      kind: "polyline",
      points: pixels,
    });
    expect(await shapeOf("vector", { vertices, closed: true })).toEqual({ kind: "polygon", points: pixels });
  });

  it("a file without the image's size leaves the shape open until the image is known", async () => {
    const { original_width, original_height, ...rest } = onImage("rectanglelabels", {
      x: 10,
      y: 10,
      width: 5,
      height: 5,
    });
    expect([original_width, original_height]).toEqual([1000, 500]);
    const said = await saidOf(task({ image: "a.png" }, rest));
    const shape = said.regions[0]?.shape as (image: ImageSize) => Shape;
    expect(shape({ widthPx: 200, heightPx: 100 })).toEqual({
      kind: "box",
      x: 20,
      y: 10,
      width: 10,
      height: 5,
      rotation: 0,
    });
  });

  it.skipIf(!existsSync(VECTORS))(
    "a brush is decoded to runs down the columns (vectors of the reference encoder)",
    async () => {
      const vector = JSON.parse(readFileSync(`${VECTORS}/rle_vector_small.json`, "utf8"));
      const result = onImage(
        "brushlabels",
        { format: "rle", rle: vector.rle, brushlabels: ["a"] },
        { original_width: 8, original_height: 6 },
      );
      const [mask] = (await shapesOf(result)) as Extract<Shape, { kind: "mask" }>[];
      expect(mask?.size).toEqual([6, 8]);
      vector.mask_rows.forEach((row: number[], y: number) => {
        row.forEach((alpha, x) => {
          expect(rleContains(mask as never, x, y)).toBe(alpha > 0);
        });
      });
      const random = JSON.parse(readFileSync(`${VECTORS}/rle_vector_random.json`, "utf8"));
      const [other] = (await shapesOf(
        onImage(
          "brush",
          { format: "rle", rle: random.rle },
          { original_width: random.w, original_height: random.h },
        ),
      )) as Extract<Shape, { kind: "mask" }>[];
      expect(rleArea(other as never)).toBe(random.mask01.filter((one: number) => one === 1).length);
    },
  );

  it("what has no counterpart is told by its type, and the rest is read", async () => {
    const box = onImage("rectanglelabels", { x: 1, y: 1, width: 1, height: 1, rectanglelabels: ["a"] });
    const said = await saidOf(
      task(
        { image: "a.png" },
        onImage("bitmasklabels", { imageDataURL: "data:image/png;base64,AAAA" }, { id: "1" }),
        onImage("brushlabels", { format: "rle", rle: [0] }, { id: "2", original_width: null }),
        onImage("rectanglelabels", { x: 1, y: 1, width: 1, height: 1 }, { id: "3", image_rotation: 90 }),
        onImage("videorectangle", { sequence: [] }, { id: "4" }),
        onImage("rectanglelabels", { x: 1, y: 1, width: 1, height: 1 }, { id: "5", item_index: 2 }),
        onImage("polygonlabels", { points: [[1, 1]], closed: false }, { id: "6" }),
        { ...box, meta: { text: ["sure"] }, parentID: "5" },
        {
          id: "7",
          type: "labels",
          original_length: 9,
          value: { start: 1, end: 2, channel: 0, labels: ["x"] },
        },
      ),
    );
    expect(said.regions.map(({ id }) => id)).toEqual(["6", "r"]);
    expect(new Set(said.notTaken)).toEqual(
      new Set([
        "bitmasklabels",
        "brushlabels without original_width",
        "image_rotation",
        "videorectangle",
        "item_index",
        "closed: false",
        "meta",
        "parentID",
        "labels",
      ]),
    );
  });
});

describe("the results of one region", () => {
  const geometry = { x: 10, y: 10, width: 20, height: 20, rotation: 0 };

  it("become one: a shape without labels, the labels of another tag, and answers about it", async () => {
    const said = await saidOf(
      task(
        { ocr: "a.png" },
        onImage("textarea", { ...geometry, text: ["Zeile eins", "zwei"] }, { from_name: "transcription" }),
        onImage("labels", { ...geometry, labels: ["Handwriting"] }, { from_name: "label" }),
        onImage("rectangle", geometry, { from_name: "bbox" }),
        onImage("choices", { ...geometry, choices: ["legible"] }, { from_name: "quality" }),
        { id: "whole", type: "rating", from_name: "stars", to_name: "image", value: { rating: 4 } },
      ),
    );
    expect(said.regions).toEqual([
      {
        id: "r",
        kind: "box",
        control: "bbox",
        shape: { kind: "box", x: 100, y: 50, width: 200, height: 100, rotation: 0 },
        labels: ["Handwriting"],
        attributes: { transcription: ["Zeile eins", "zwei"], quality: ["legible"] },
      },
    ]);
    expect(said.answers).toEqual([{ control: "stars", kind: "rating", value: 4 }]);
    expect(said.notTaken).toBeUndefined();
  });

  it("are found by their geometry where nothing but answers and labels is there", async () => {
    const said = await saidOf(
      task(
        { ocr: "a.png" },
        onImage("labels", { ...geometry, labels: ["a"] }),
        onImage("number", { ...geometry, number: 3 }, { from_name: "n" }),
      ),
    );
    expect(said.regions).toMatchObject([
      { kind: "box", labels: ["a"], control: "objects", attributes: { n: 3 } },
    ]);
  });

  it("with another shape or another control of shapes stay apart, with ids of their own", async () => {
    const said = await saidOf(
      task(
        { image: "a.png" },
        onImage("rectanglelabels", { ...geometry, rectanglelabels: ["a"] }),
        onImage("rectanglelabels", { ...geometry, rectanglelabels: ["b"] }),
        onImage("rectanglelabels", { ...geometry, rectanglelabels: ["c"] }, { from_name: "other" }),
        onImage("rectanglelabels", { ...geometry, x: 50, rectanglelabels: ["a"] }),
      ),
    );
    expect(said.regions.map(({ id, control, labels }) => [id, control, labels])).toEqual([
      ["r", "objects", ["a", "b"]],
      ["r-2", "other", ["c"]],
      ["r-3", "objects", ["a"]],
    ]);
  });
});

describe("spans", () => {
  const text = "😀 Anna lebt in Köln";
  const span = (start: number, end: number, covered: string | undefined, more: Json = {}): Json => ({
    id: `${start}`,
    type: "labels",
    from_name: "ner",
    to_name: "shown",
    value: { start, end, ...(covered === undefined ? {} : { text: covered }), labels: ["PER"] },
    ...more,
  });
  const partsOf = (regions: readonly SourceRegion[]) =>
    regions.map(({ field, shape }) => [field, ...(shape as Extract<Shape, { kind: "span" }>).parts]);

  it.each([
    ["UTF-16 units, as its own files have them", 3, 7, 16, 20],
    ["code points", 2, 6, 15, 19],
    ["bytes", 5, 9, 18, 23],
  ])("are read as %s, by the text they repeat", async (_, start, end, second, secondEnd) => {
    const said = await saidOf(task({ text }, span(start, end, "Anna"), span(second, secondEnd, "Köln")));
    expect(partsOf(said.regions)).toEqual([
      ["text", { start: 2, end: 6, text: "Anna" }],
      ["text", { start: 15, end: 19, text: "Köln" }],
    ]);
    expect(said.notTaken).toBeUndefined();
  });

  it("are told where their text is nowhere near, and the others are read", async () => {
    const said = await saidOf(task({ text }, span(3, 7, "Anna"), span(8, 12, "wohnt")));
    expect(partsOf(said.regions)).toEqual([["text", { start: 2, end: 6, text: "Anna" }]]);
    expect(said.notTaken).toEqual(["labels"]);
  });

  it("lie in the field whose text they repeat, whatever the tag is called", async () => {
    const data = { a: "nothing", b: "One\r\ntwo three", c: "x" };
    const said = await saidOf(task(data, span(4, 7, "two"), span(8, 13, "three")));
    expect(partsOf(said.regions).map(([field]) => field)).toEqual(["b", "b"]);
    const named = await saidOf(
      task({ a: "0123456789", b: "0123456789" }, span(1, 3, undefined, { source: "$b" })),
    );
    expect(partsOf(named.regions)).toEqual([["b", { start: 1, end: 3, text: "12" }]]);
  });

  it("of HTML are taken by their global offsets where the text has no tags", async () => {
    const path = { start: "/div[1]/text()[1]", end: "/div[1]/text()[1]", startOffset: 0, endOffset: 4 };
    const value = { ...path, globalOffsets: { start: 3, end: 7 }, text: "Anna", hypertextlabels: ["PER"] };
    const plain = await saidOf(task({ text }, span(0, 0, "", { type: "hypertextlabels", value })));
    expect(partsOf(plain.regions)).toEqual([["text", { start: 2, end: 6, text: "Anna" }]]);
    const html = await saidOf(
      task({ html: `<p>${text}</p>` }, span(0, 0, "", { type: "hypertextlabels", value })),
    );
    expect([html.regions, html.notTaken]).toEqual([[], ["hypertextlabels"]]);
  });

  it("are the ends of relations, in their direction", async () => {
    const relation = (direction: string, labels?: string[]) => ({
      type: "relation",
      from_id: "3",
      to_id: "16",
      direction,
      labels,
    });
    const said = await saidOf(
      task(
        { text },
        span(3, 7, "Anna"),
        span(16, 20, "Köln"),
        relation("right", ["lives in"]),
        relation("left"),
        relation("bi", ["knows"]),
        { type: "relation", from_id: "3", to_id: "gone", direction: "right" },
      ),
    );
    expect(said.relations).toEqual([
      { from: "3", to: "16", label: "lives in" },
      { from: "16", to: "3", label: "" },
      { from: "3", to: "16", label: "knows" },
      { from: "16", to: "3", label: "knows" },
    ]);
    expect(said.notTaken).toEqual(["relation"]);
  });
});

describe("answers about the whole task", () => {
  it("are read by their types", async () => {
    const answer = (type: string, value: Json) => ({
      id: type,
      type,
      from_name: type,
      to_name: "text",
      value,
    });
    const said = await saidOf(
      task(
        { text: "x" },
        answer("choices", { choices: ["Positive"] }),
        answer("taxonomy", { taxonomy: [["One"], ["Three", "Sub"]] }),
        answer("rating", { rating: 4 }),
        answer("number", { number: 0.5 }),
        answer("textarea", { text: ["first", "", "second"] }),
        answer("datetime", { datetime: "2024-02-29" }),
        answer("pairwise", { selected: "right" }),
        answer("ranker", { ranker: { rank: ["b", "a"] } }),
        { ...answer("ranker", { ranker: { one: ["b"], two: ["a"] } }), id: "ranker2" },
        { ...answer("textarea", { text: [] }), id: "none" },
      ),
    );
    expect(Object.fromEntries(said.answers.map(({ control, value }) => [control, value]))).toEqual({
      choices: ["Positive"],
      taxonomy: ["One", "Three › Sub"],
      rating: 4,
      number: 0.5,
      textarea: ["first", "second"],
      datetime: "2024-02-29",
      pairwise: "right",
      ranker: ["b", "a"],
    });
    expect(said.answers.length).toBe(8);
    expect(said.notTaken).toEqual(["ranker"]);
  });
});

describe("a task", () => {
  const result = [
    { id: "c", type: "choices", from_name: "c", to_name: "t", value: { choices: ["a"] }, score: 0.5 },
  ];

  it("keeps its data and id; bookkeeping stays behind, and what others keep in it is told", async () => {
    const exported = {
      id: 87,
      inner_id: 3,
      project: 29,
      file_upload: "a.csv",
      created_at: "2024-01-30T02:40:33.867975Z",
      meta: { source: "web" },
      data: { text: "x", n: 1.5 },
      drafts: [{ id: 1, result }],
      predictions: [17, 18],
      annotations: [],
    };
    expect(await goodRows(labelStudio, fileOf(exported))).toEqual([
      {
        row: 1,
        value: { id: 87, text: "x", n: 1.5 },
        leftOut: ["drafts", "meta", "predictions"],
        source: JSON.stringify(exported),
      },
    ]);
    const [own] = await goodRows(labelStudio, fileOf({ id: 5, data: { id: "mine" } }));
    expect(own?.value).toEqual({ id: "mine", outer_id: 5 });
  });

  it("has annotations by their people, skips, gold and predictions by their models", async () => {
    const rows = await goodRows(
      labelStudio,
      fileOf({
        data: { text: "x" },
        annotations: [
          { completed_by: 3, result, lead_time: 12.345, created_at: "2024-01-01T00:00:00Z" },
          {
            completed_by: { id: 4, email: "ann@example.com", first_name: "Ann" },
            result,
            was_cancelled: true,
          },
          {
            completed_by: { id: 5, email: "", first_name: "Bo", last_name: "Li" },
            result,
            ground_truth: true,
          },
          { completed_by: "cy@example.com", result: null },
          {},
        ],
        predictions: [
          { model_version: "v1", score: 0.25, result },
          { model_version: null, score: 12, result: [] },
        ],
      }),
    );
    const told = rows[0]?.annotations?.map(({ role, by }) => [role, by]);
    expect(told).toEqual([
      ["annotation", "3"],
      ["skip", "ann@example.com"],
      ["gold", "Bo Li"],
      ["annotation", "cy@example.com"],
      ["annotation", null],
      ["prediction", "v1"],
      ["prediction", null],
    ]);
    expect(rows[0]?.annotations?.[0]).toMatchObject({ leadTimeMs: 12345, createdAt: 1704067200000 });
    expect(rows[0]?.annotations?.[5]).toMatchObject({
      score: 0.25,
      answers: [{ control: "c", value: ["a"] }],
    });
    expect(rows[0]?.annotations?.[6]).toMatchObject({ notTaken: ["score"] });
  });

  it("of an old version has completions, and one without `data` is the data", async () => {
    const rows = await goodRows(
      labelStudio,
      fileOf({ data: { text: "x" }, completions: [{ result }] }, { text: "y" }, "z"),
    );
    expect(rows[0]?.annotations?.[0]?.answers).toEqual([{ control: "c", kind: "choice", value: ["a"] }]);
    expect(rows.slice(1).map(({ value }) => value)).toEqual([{ text: "y" }, { text: "z" }]);
  });
});

describe("the flat flavour", () => {
  it("is one row for the records of a task, with what has the form of an answer", async () => {
    const record = (annotator: unknown, more: Json) => ({
      image: "a.png",
      id: 87,
      sentiment: "Neutral",
      annotator,
      annotation_id: 22,
      created_at: "2024-01-30T02:40:43.893565Z",
      updated_at: "2024-01-30T02:40:43.893578Z",
      lead_time: 8.65,
      ...more,
    });
    const label = [
      {
        x: 10,
        y: 10,
        width: 10,
        height: 10,
        rectanglelabels: ["Car"],
        original_width: 100,
        original_height: 50,
      },
    ];
    const rows = await goodRows(
      labelStudio,
      fileOf(record(1, { label }), record({ email: "b@x.org" }, { colors: { choices: ["a", "b"] } }), {
        ...record(1, {}),
        id: 88,
      }),
    );
    expect(rows.map(({ row, value }) => [row, value])).toEqual([
      [1, { image: "a.png", id: 87, sentiment: "Neutral" }],
      [3, { image: "a.png", id: 88, sentiment: "Neutral" }],
    ]);
    expect(rows[0]?.annotations).toMatchObject([
      {
        role: "annotation",
        by: "1",
        leadTimeMs: 8650,
        regions: [{ kind: "box", control: "label", labels: ["Car"], shape: { x: 10, y: 5 } }],
      },
      { by: "b@x.org", answers: [{ control: "colors", value: ["a", "b"] }] },
    ]);
  });
});

describe.skipIf(!existsSync(VECTORS))("the flat flavour of the examples", () => {
  const FOLDER = `${VECTORS}/examples`;
  const names = existsSync(FOLDER) ? readdirSync(FOLDER) : [];
  it.each(names)("%s has the regions of the tasks", async (name) => {
    const [tasks, flat] = await Promise.all(
      ["input.json", "JSON_MIN/result.json"].map((file) =>
        goodRows(labelStudio, readFileSync(`${FOLDER}/${name}/${file}`)),
      ),
    );
    const shapes = (rows: typeof flat) =>
      (rows ?? []).map(({ annotations = [] }) =>
        annotations
          .map(({ by, regions }) => JSON.stringify([by, regions.map(({ labels, shape }) => [labels, shape])]))
          .sort(),
      );
    expect(shapes(flat)).toEqual(shapes(tasks));
  });
});

describe("a broken file", () => {
  it.each<[string, unknown, RegExp]>([
    ["a task that is no object", 5, /expected an object/],
    ["data that is none", { data: [1] }, /^data: /],
    ["annotations that are no list", { data: {}, annotations: { a: 1 } }, /^annotations: .*array/],
    ["an annotation that is none", { data: {}, annotations: [null] }, /^annotations\.0: /],
    ["results that are no list", { data: {}, annotations: [{ result: "x" }] }, /^annotations\.0\.result: /],
    ["a result that is none", { data: {}, annotations: [{ result: [[]] }] }, /^annotations\.0\.result\.0: /],
    [
      "a number that is text",
      task({}, onImage("rectangle", { x: "1", y: 2, width: 3, height: 4 })),
      /^annotations\.0\.result\.0\.value\.x: .*number.*string/,
    ],
    ["a missing number", task({}, onImage("ellipse", { x: 1, y: 2, radiusX: 3 })), /value\.radiusY: /],
    ["points that are none", task({}, onImage("polygonlabels", { points: [[1], 2] })), /value\.points\.0/],
    [
      "labels that are no names",
      task({}, onImage("rectanglelabels", { x: 1, y: 2, width: 3, height: 4, rectanglelabels: [1] })),
      /value\.rectanglelabels: expected a list of names/,
    ],
    [
      "a brush of another image",
      task({}, onImage("brush", { rle: [0, 0, 0, 4, 57] })),
      /value\.rle: .*brush/,
    ],
    ["a brush of text", task({}, onImage("brush", { rle: "AA" })), /value\.rle: /],
    ["a rating of text", task({}, { type: "rating", value: { rating: "4" } }), /value\.rating: /],
    ["a number beyond range", { data: { n: "@" } }, /"n" holds a number that is too large/],
  ])("%s is told with its path", async (_, item, problem) => {
    const file = JSON.stringify([{ data: { ok: 1 } }, item, { data: { ok: 2 } }]).replace('"@"', "1e999");
    const [before, found, after] = await problemsOf(labelStudio, file);
    expect([before, after]).toEqual([undefined, undefined]);
    expect(found).toMatch(problem);
  });

  it("never fails with an error of the program, whatever stands in a task", async () => {
    const keys = fc.constantFrom(
      "result",
      "value",
      "type",
      "id",
      "x",
      "points",
      "labels",
      "start",
      "end",
      "text",
      "choices",
      "rle",
      "taxonomy",
      "ranker",
      "from_id",
      "completed_by",
      "vertices",
    );
    const types = fc.constantFrom(
      "labels",
      "rectanglelabels",
      "brush",
      "choices",
      "relation",
      "textarea",
      "hypertextlabels",
      "ranker",
      "taxonomy",
      "vector",
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.jsonValue({ maxDepth: 1 }),
        types,
        fc.array(tie("value"), { maxLength: 3 }),
        fc.dictionary(keys, tie("value"), { maxKeys: 5 }),
      ),
    }));
    const resultish = fc.record({
      type: types,
      id: fc.constantFrom("a", "b"),
      value: fc.dictionary(keys, value, { maxKeys: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(
        value,
        fc.array(fc.oneof(resultish, value), { maxLength: 4 }),
        async (anything, result) => {
          await rowsOf(
            labelStudio,
            fileOf(
              anything,
              { data: anything, annotations: [anything] },
              { data: { text: "abc" }, annotations: [{ result }], predictions: anything },
            ),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it("is refused as a whole when it is no list; an empty list has no rows; a byte order mark and CRLF do no harm", async () => {
    await expect(rowsOf(labelStudio, "")).rejects.toMatchObject({ code: "bad_json" });
    await expect(rowsOf(labelStudio, '{"data":{}}')).rejects.toMatchObject({ code: "invalid_input" });
    expect(await rowsOf(labelStudio, "[]")).toEqual([]);
    expect(await goodRows(labelStudio, '\ufeff[\r\n{"data": {"text": "a\\u0000b"}}\r\n]\r\n')).toEqual([
      { row: 1, value: { text: "a\0b" } },
    ]);
  });
});

describe("is told from other JSON", () => {
  it.each<[string, string, boolean]>([
    ["tasks with results", '[{"id":1,"data":{},"annotations":[{"id":2,"result":[]}]}]', true],
    [
      "predictions to import",
      '[{"data":{"a":[{"b":{}}]},"predictions":[{"model_version":"x","result":[',
      true,
    ],
    ["the flat flavour", '[{"text":"x","annotator":1,"annotation_id":1,"lead_time":1.0}]', true],
    ["records with empty lists", '[{"data":{},"annotations":[]}]', false],
    ["COCO", '{"annotations":[{"result":1}]}', false],
    ["a column of results", '[{"text":"x","result":[{"annotations":1}]}]', false],
    ["nothing", "", false],
  ])("%s", (_, text, isIt) => {
    expect(sniffed(labelStudio, text) > 0.8).toBe(isIt);
  });
});
