import { execFileSync, spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import type { Region } from "@/lib/annotation/document";
import { classNumbers } from "@/lib/exports/class-numbers";
import { coco } from "@/lib/formats/coco/write";
import type { FrozenItem } from "@/lib/formats/writer";
import { yolo } from "@/lib/formats/yolo/write";
import { inEnglish } from "@/lib/i18n/tell";
import type { LabelSchema } from "@/lib/labels/schema";
import { turnedAboutTopLeft } from "../../support/label-studio-box";
import { control, image, schemaOf } from "../labels/build";
import { boxRegion, documentOf, filesOf, given, headerOf, imageOf, itemOf } from "./build";

const schema = schemaOf(control("box", { multiple: true, rotatable: true }), control("choice"));
const filesFor = (items: FrozenItem[], of: LabelSchema = schema) =>
  filesOf(yolo, { header: headerOf(of), items });
const withRegions = (...regions: Region[]) =>
  itemOf(1, { images: [imageOf()], labels: documentOf({ regions }) });
const linesFor = async (item: FrozenItem, of: LabelSchema = schema) =>
  ((await filesFor([item], of))["labels/train/a.txt"] ?? "none").split("\n").slice(0, -1);
const losses = (item: FrozenItem, of: LabelSchema = schema) => yolo.losses(headerOf(of), item);
const polygonOf = (points: [number, number][], holes?: [number, number][][]): Region => ({
  id: "p",
  control: "polygon",
  labels: ["a"],
  shape: { kind: "polygon", points, ...(holes && { holes }) },
});

/** Image paths of a walk over the items. */
const imagePathsFor = (items: FrozenItem[], of: LabelSchema = schema) => {
  const pathOf = yolo.imagePaths?.(headerOf(of));
  return items.flatMap((item) => item.images.map((one) => pathOf?.(one, item.split, item)));
};
/** Where Ultralytics looks for the labels of an image: the last `images` becomes `labels`, the ending `.txt`. */
const labelsOf = (path: string) => {
  const [before, after] = [
    path.slice(0, path.lastIndexOf("images/")),
    path.slice(path.lastIndexOf("images/") + 7),
  ];
  return `${before}labels/${after.slice(0, after.lastIndexOf("."))}.txt`;
};

describe("a release", () => {
  const refusal = (header: ReturnType<typeof headerOf>) => {
    const suits = yolo.suits(header);
    return suits.ok ? null : inEnglish(suits.error);
  };
  it("without boxes and polygons is refused with what to choose instead", () => {
    expect(refusal(headerOf(schemaOf(control("choice"), control("keypoint"))))).toMatch(
      /^YOLO holds boxes, .* Choose JSONL or CSV/,
    );
    expect(refusal(headerOf(schema))).toBeNull();
    expect(refusal(headerOf(schemaOf(control("polygon"))))).toBeNull();
  });

  it("that keeps every annotation is refused with what to choose instead", () => {
    expect(refusal(headerOf(schema, { perAnnotator: true }))).toMatch(
      /^YOLO has one file of labels for each image, .* agreed labels/,
    );
  });
});

describe("a line", () => {
  it("is the class and the box relative to the image, from its centre, with 6 decimals", async () => {
    // 1000 × 500 px: centre (25.5 / 1000, 40 / 500), size (30 / 1000, 40 / 500).
    expect(await linesFor(withRegions(boxRegion("r", "b", [10.5, 20, 30, 40])))).toEqual([
      "1 0.025500 0.080000 0.030000 0.080000",
    ]);
    expect(await linesFor(withRegions(boxRegion("r", "a", [0, 0, 1000, 500])))).toEqual([
      "0 0.500000 0.500000 1.000000 1.000000",
    ]);
    const odd = itemOf(1, {
      images: [imageOf({ widthPx: 3, heightPx: 7 })],
      labels: documentOf({ regions: [boxRegion("r", "a", [1, 1, 1, 1])] }),
    });
    expect(await linesFor(odd)).toEqual(["0 0.500000 0.214286 0.333333 0.142857"]);
  });

  it("of a turned box is its upright bounds, as in FORMATS.md: [300, 200, 100, 200]; the rotation is lost", async () => {
    const turned = turnedAboutTopLeft({ x: 400, y: 200, width: 200, height: 100, rotation: 90 });
    const { x, y, width, height, rotation } = turned;
    const item = withRegions(boxRegion("r", "a", [x, y, width, height, rotation]));
    expect(await linesFor(item)).toEqual(["0 0.350000 0.600000 0.100000 0.400000"]);
    expect(losses(item)).toEqual({ rotations: 1 });
  });

  it("of a polygon is its upright bounds; the outline is lost, its holes with it", async () => {
    const triangle: [number, number][] = [
      [10, 20],
      [110, 20],
      [10, 100],
    ];
    const hole: [number, number][] = [
      [20, 30],
      [30, 30],
      [20, 40],
    ];
    const outlines = schemaOf(control("polygon"));
    const item = withRegions(polygonOf(triangle, [hole]));
    expect(await linesFor(item, outlines)).toEqual(["0 0.060000 0.120000 0.100000 0.160000"]);
    expect(losses(item, outlines)).toEqual({ outlines: 1 });
  });

  it("of a mask in parts is the bounds of all of them, of an ellipse its own; their outlines are lost", async () => {
    const others = schemaOf(control("mask"), control("ellipse"));
    // 8 × 2 px with the pixels (1, 0) and (6, 1).
    const mask: Region = {
      id: "m",
      control: "mask",
      labels: ["a"],
      shape: { kind: "mask", size: [2, 8], counts: [2, 1, 10, 1, 2] },
    };
    const ellipse: Region = {
      id: "e",
      control: "ellipse",
      labels: ["a"],
      shape: { kind: "ellipse", cx: 4, cy: 1, rx: 2, ry: 0.5, rotation: 0 },
    };
    const item = itemOf(1, {
      images: [imageOf({ widthPx: 8, heightPx: 2 })],
      labels: documentOf({ regions: [mask, ellipse] }),
    });
    const [first, second = ""] = await linesFor(item, others);
    expect(first).toBe("0 0.500000 0.500000 0.750000 1.000000");
    [0.5, 0.5, 0.5, 0.5].forEach((value, i) => {
      expect(Number(second.split(" ")[i + 1])).toBeCloseTo(value, 3);
    });
    expect(losses(item, others)).toEqual({ outlines: 2 });
  });

  it("is clipped to the image; a box beside it is left out and counted", async () => {
    const item = withRegions(
      boxRegion("r", "a", [-10, -20, 30, 40]),
      boxRegion("s", "a", [990, 490, 50, 50]),
      boxRegion("t", "a", [1000.5, 0, 5, 5]),
    );
    expect(await linesFor(item)).toEqual([
      "0 0.010000 0.020000 0.020000 0.040000",
      "0 0.995000 0.990000 0.010000 0.020000",
    ]);
    expect(losses(item)).toEqual({ regionsBesideImage: 1 });
  });

  it("has the bounds that COCO writes of the same part of a turned box (data/trials/rotated.json)", async () => {
    const item = itemOf(1, {
      images: [imageOf({ widthPx: 400, heightPx: 300 })],
      labels: documentOf({
        regions: [boxRegion("r1", "a", [0, 0, 200, 40, 45]), boxRegion("r2", "a", [300, 250, 100, 50, 30])],
      }),
    });
    const file = (await filesOf(coco, { header: headerOf(schema), items: [item] }))["annotations/train.json"];
    const boxes = (JSON.parse(file ?? "") as { annotations: { bbox: number[] }[] }).annotations;
    const read = (await linesFor(item)).map((line) => {
      const [, cx = 0, cy = 0, w = 0, h = 0] = line.split(" ").map(Number);
      return [(cx - w / 2) * 400, (cy - h / 2) * 300, w * 400, h * 300];
    });
    expect(boxes).toHaveLength(2);
    boxes.forEach(({ bbox }, i) => {
      bbox.forEach((value, j) => {
        expect(read[i]?.[j]).toBeCloseTo(value, 2);
      });
    });
  });

  it("stands there for each label of a region, none for a label the schema no longer has", async () => {
    const item = withRegions(
      boxRegion("r", ["b", "old", "a"], [0, 0, 10, 10]),
      boxRegion("s", "a", [0, 0, 10, 10], "gone"),
    );
    expect((await linesFor(item)).map((line) => line.split(" ")[0])).toEqual(["1", "0"]);
    expect(losses(item)).toEqual({ oldLabels: 2 });
  });
});

describe("the files", () => {
  it("are the labels of each image in the folder of its split, without boxes an empty file, then data.yaml", async () => {
    const region = boxRegion("r", "a", [0, 0, 10, 10]);
    const splits = ["train", "validation", "test"] as const;
    const items = splits.map((split, i) =>
      itemOf(i + 1, {
        split,
        images: [imageOf({ file: `set/${i}.x.png` })],
        labels: documentOf({ regions: i === 0 ? [] : [region] }),
      }),
    );
    const files = await filesFor(items);
    expect(Object.keys(files)).toEqual([
      "labels/train/set/0.x.txt",
      "labels/val/set/1.x.txt",
      "labels/test/set/2.x.txt",
      "data.yaml",
    ]);
    expect(files["data.yaml"]).toContain("train: images/train\nval: images/val\ntest: images/test\n");
    expect(files["labels/train/set/0.x.txt"]).toBe("");
    expect(files["labels/val/set/1.x.txt"]).toBe("0 0.005000 0.010000 0.010000 0.020000\n");
    expect(imagePathsFor(items)).toEqual([
      "images/train/set/0.x.png",
      "images/val/set/1.x.png",
      "images/test/set/2.x.png",
    ]);
  });

  it("have a folder for train and val without images, which readers need, and no word of an empty test", async () => {
    const one = (split: "train" | "test") =>
      itemOf(1, { split, images: [imageOf()], labels: documentOf({}) });
    const train = await filesFor([one("train")]);
    expect(Object.keys(train)).toEqual(["labels/train/a.txt", "images/val/", "data.yaml"]);
    expect(train["images/val/"]).toBe("");
    expect(train["data.yaml"]).toMatch(/^train: images\/train\nval: images\/val\nnc: /);
    const test = await filesFor([one("test")]);
    expect(Object.keys(test)).toEqual(["labels/test/a.txt", "images/train/", "images/val/", "data.yaml"]);
    expect(test["data.yaml"]).toContain("test: images/test\n");
    // A task without an image that can be drawn on fills no folder.
    const [, ...none] = Object.keys(await filesFor([one("train"), itemOf(2, { split: "test" })]));
    expect(none).toEqual(["images/val/", "data.yaml"]);
  });

  it("of images that differ only in the ending, or in a folder called images, are apart and found by their image", async () => {
    const names = [
      "a.jpg",
      "a.png",
      "A.webp",
      "a-bbbbbbbb.png",
      "images/a.png",
      "set/images/a.jpeg",
      "set/a.jfif",
      "a.txt/b.png",
    ];
    const items = names.map((file, i) =>
      itemOf(i + 1, { images: [imageOf({ file, sha256: "b".repeat(64) })], labels: documentOf({}) }),
    );
    // The same name in another split needs no other one.
    items.push(
      itemOf(99, { split: "test", images: [imageOf({ file: "a.gif.png" })], labels: documentOf({}) }),
    );
    const labels = Object.keys(await filesFor(items)).filter((path) => path.startsWith("labels/"));
    const paths = imagePathsFor(items) as string[];
    expect(paths).toEqual([
      "images/train/a.jpg",
      "images/train/a-bbbbbbbb.png",
      "images/train/A-bbbbbbbb-2.webp",
      "images/train/a-bbbbbbbb-bbbbbbbb.png",
      "images/train/a-bbbbbbbb-3.png",
      "images/train/set/a.jpeg",
      "images/train/set/a-bbbbbbbb.jpg",
      "images/train/a.txt_/b.png",
      "images/test/a.gif.png",
    ]);
    expect(new Set(labels.map((path) => path.toLowerCase())).size).toBe(items.length);
    expect(paths.map(labelsOf)).toEqual(labels);
  });

  it("hold the boxes of every image that can be drawn on; others are left out, not taken for background", async () => {
    const of: LabelSchema = {
      inputs: [
        image,
        { id: "other", kind: "image", field: "other" },
        { id: "scan", kind: "image", field: "scan" },
      ],
      controls: [control("box"), control("box", { id: "far", name: "Far", input: "other" })],
    };
    const item = itemOf(1, {
      images: [
        imageOf(),
        imageOf({ field: "scan", file: "c.png" }),
        imageOf({ field: "other", file: "b.png" }),
      ],
      labels: documentOf({
        regions: [boxRegion("r", "a", [0, 0, 10, 10]), boxRegion("s", "b", [0, 0, 20, 20], "far")],
      }),
    });
    const files = await filesFor([item], of);
    expect(files["labels/train/a.txt"]).toBe("0 0.005000 0.010000 0.010000 0.020000\n");
    expect(files["labels/train/b.txt"]).toBe("3 0.010000 0.020000 0.020000 0.040000\n");
    expect(Object.keys(files).filter((path) => path.startsWith("labels/"))).toHaveLength(2);
    expect(imagePathsFor([item], of)).toEqual(["images/train/a.png", null, "images/train/b.png"]);
    expect(losses(item, of)).toEqual({ furtherImages: 1 });
  });

  it("are made as they are asked for, one image after the other", async () => {
    let read = 0;
    const source = async function* () {
      for (let seq = 1; seq <= 1_000; seq++) {
        read++;
        const item = itemOf(seq, { images: [imageOf({ file: `${seq}.png` })], labels: documentOf({}) });
        yield [{ item: () => item, text: "", split: item.split }];
      }
    };
    let seen = 0;
    for await (const _ of yolo.entries(headerOf(schema), source, { forSpreadsheets: false }))
      if (++seen === 2) break;
    expect(read).toBe(2);
  });
});

describe("data.yaml", () => {
  const namesOf = async (of: LabelSchema, ...before: LabelSchema[]) => {
    const header = headerOf(of, { classNumbers: classNumbers([...before, of]) });
    return (await filesOf(yolo, { header, items: [] }))["data.yaml"] ?? "";
  };
  const boxes = (...names: string[]) =>
    schemaOf(control("box", { labels: names.map((name, i) => ({ id: `l-${name.length}-${i}`, name })) }));
  const called = (...names: string[]) =>
    schemaOf(control("box", { labels: names.map((name) => ({ id: name.toLowerCase(), name })) }));

  it("names the folders and the classes from 0 on", async () => {
    expect(await namesOf(called("Car", "Person"))).toBe(
      'train: images/train\nval: images/val\nnc: 2\nnames:\n  0: "Car"\n  1: "Person"\n',
    );
  });

  it("gives the number of a label that is gone a name, since readers refuse gaps", async () => {
    const text = await namesOf(called("Person", "Boat"), called("Car", "Person"), called("Bike", "Person"));
    expect(text).toContain('nc: 4\nnames:\n  0: "unused_0"\n  1: "Person"\n  2: "unused_2"\n  3: "Boat"\n');
    const old = headerOf(called("Car", "Person"), { classNumbers: null });
    expect((await filesOf(yolo, { header: old, items: [] }))["data.yaml"]).toContain(
      'names:\n  0: "Car"\n  1: "Person"\n',
    );
  });

  it("tells labels of two questions apart", async () => {
    const two = schemaOf(control("box"), control("polygon"));
    expect(await namesOf(two)).toContain(
      'names:\n  0: "Box/the a"\n  1: "Box/the b"\n  2: "Polygon/the a"\n  3: "Polygon/the b"\n',
    );
  });

  const NASTY = [
    "yes",
    "null",
    "12",
    "1e3",
    "a: b",
    "# no comment",
    "- item",
    'said "so"',
    "it's \\ that",
    "{a, [b]}",
    "two\nlines\r\ttab",
    "Пешеход 🚶",
    "next\u0085line\u2028and\u2029more\ufeff\u007f\u00a0",
    "~",
    "%x",
    "  blanks ",
    "\u0000\u001b",
  ];
  const python = ["python3", "/usr/bin/python3"].find(
    (one) => spawnSync(one, ["-c", "import yaml"], { stdio: "ignore" }).status === 0,
  );

  it("keeps every name on a line of its own, in characters that YAML can print", async () => {
    const lines = (await namesOf(boxes(...NASTY))).trimEnd().split("\n").slice(4);
    expect(lines).toHaveLength(NASTY.length);
    // A quoted scalar without raw breaks has the escapes of JSON.
    expect(lines.map((line) => JSON.parse(line.replace(/^ {2}\d+: /, "")))).toEqual(NASTY);
    for (const line of lines) expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\ufeff]/u);
  });

  it.skipIf(!python)("is read by PyYAML as it was meant", async () => {
    const input = await namesOf(boxes(...NASTY));
    const script = "import json, sys, yaml; print(json.dumps(yaml.safe_load(sys.stdin.buffer)))";
    const seen = JSON.parse(execFileSync(python ?? "", ["-c", script], { input, encoding: "utf8" }));
    expect(seen).toEqual({
      train: "images/train",
      val: "images/val",
      nc: NASTY.length,
      names: Object.fromEntries(NASTY.map((name, i) => [String(i), name])),
    });
  });
});

describe("what YOLO cannot hold", () => {
  const span: Region = {
    id: "s",
    control: "span",
    labels: ["a"],
    shape: { kind: "span", parts: [{ start: 0, end: 1, text: "x" }] },
  };
  const point: Region = {
    id: "p",
    control: "keypoint",
    labels: ["a"],
    shape: { kind: "keypoint", x: 1, y: 1 },
  };

  it("is counted by kind", () => {
    const labels = documentOf({
      answers: { choice: "a", rating: 3 },
      regions: [span, point, { ...boxRegion("r", "a", [0, 0, 1, 1]), attributes: { rating: 1, text: "x" } }],
      relations: [{ id: "x", control: "relation", label: "r", from: "s", to: "p" }],
    });
    const data = { image: "b.png", caption: "c" };
    expect(losses(itemOf(1, { images: [imageOf()], labels, data }))).toEqual({
      taskAnswers: 2,
      regionAnswers: 2,
      span: 1,
      keypoint: 1,
      imageNames: 1,
      dataFields: 1,
      relations: 1,
    });
  });

  it("is nothing for upright boxes, the task itself without an image, and never breaks a release of all annotations", () => {
    expect(losses(withRegions(boxRegion("r", "a", [0, 0, 1, 1])))).toEqual({});
    expect(losses(itemOf(1, { data: { text: "x" }, labels: documentOf({}) }))).toEqual({
      noImage: 1,
    });
    const annotations = [given("annotator-1", { answers: { choice: "a" } })];
    expect(losses(itemOf(1, { images: [imageOf()], annotations }))).toEqual({ taskAnswers: 1 });
  });
});
