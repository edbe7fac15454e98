import { describe, expect, it } from "vitest";
import { classNumbers } from "@/lib/exports/class-numbers";
import { coco } from "@/lib/formats/coco/write";
import type { FrozenItem } from "@/lib/formats/writer";
import { inEnglish } from "@/lib/i18n/tell";
import type { ControlOf } from "@/lib/kinds";
import type { LabelSchema } from "@/lib/labels/schema";
import { turnedAboutTopLeft } from "../../support/label-studio-box";
import { control, image, labels, schemaOf } from "../labels/build";
import { boxRegion, documentOf, filesOf, given, headerOf, imageOf, itemOf } from "./build";

type Coco = {
  categories: { id: number; name: string; supercategory: string }[];
  images: { id: number; file_name: string; width: number; height: number }[];
  annotations: {
    id: number;
    image_id: number;
    category_id: number;
    bbox: number[];
    area: number;
    segmentation: number[][];
    iscrowd: number;
    rotation?: number;
    annotator?: string;
  }[];
};

const schema = schemaOf(control("box", { multiple: true, rotatable: true }));
const filesFor = (items: FrozenItem[], of: LabelSchema = schema) =>
  filesOf(coco, { header: headerOf(of), items });
const train = async (items: FrozenItem[], of: LabelSchema = schema): Promise<Coco> =>
  JSON.parse((await filesFor(items, of))["annotations/train.json"] ?? "");
const withBoxes = (...regions: ReturnType<typeof boxRegion>[]) =>
  itemOf(1, { images: [imageOf()], labels: documentOf({ regions }) });
const losses = (item: FrozenItem, of: LabelSchema = schema) => coco.losses(headerOf(of), item);

it("a release without boxes and polygons is refused with what to choose instead", () => {
  const refused = coco.suits(headerOf(schemaOf(control("choice"))));
  expect(refused.ok ? "" : inEnglish(refused.error)).toMatch(
    /^COCO holds boxes, polygons, ellipses, masks, skeletons and points, .* JSONL or CSV/,
  );
  expect(coco.suits(headerOf(schema)).ok).toBe(true);
});

it("skeletons are keypoints of their category, in its order, with what is hidden or absent", async () => {
  const pose: LabelSchema = schemaOf(control("skeleton", {}));
  const [skeleton] = pose.controls as [ControlOf<"skeleton">];
  const ids = skeleton.joints.map(({ id }) => id);
  const shape = {
    kind: "skeleton" as const,
    joints: [
      { id: ids[0] as string, x: 10, y: 20, visibility: 2 as const },
      { id: ids.at(-1) as string, x: 30, y: 50, visibility: 1 as const },
    ],
  };
  const region = { id: "r", control: skeleton.id, labels: [skeleton.labels[0]?.id ?? ""], shape };
  const item = itemOf(1, { images: [imageOf()], labels: documentOf({ regions: [region] }) });
  const { categories, annotations } = (await train([item], pose)) as unknown as {
    categories: { keypoints: string[]; skeleton: number[][] }[];
    annotations: { keypoints: number[]; num_keypoints: number; bbox: number[] }[];
  };
  expect(categories[0]?.keypoints).toEqual(skeleton.joints.map(({ name }) => name));
  for (const link of categories[0]?.skeleton ?? [])
    for (const place of link) expect(place >= 1 && place <= ids.length).toBe(true);
  const absent = ids.slice(1, -1).flatMap(() => [0, 0, 0]);
  expect(annotations).toMatchObject([
    { keypoints: [10, 20, 2, ...absent, 30, 50, 1], num_keypoints: 2, bbox: [10, 20, 20, 30] },
  ]);
  expect(losses(item, pose)).toEqual({});
});

it("joints that the schema no longer has are not counted among the keypoints", async () => {
  const pose = schemaOf(control("skeleton"));
  const joints = [
    { id: "head", x: 10, y: 20, visibility: 2 as const },
    { id: "tail", x: 900, y: 400, visibility: 2 as const },
  ];
  const region = {
    id: "r",
    control: "skeleton",
    labels: ["a"],
    shape: { kind: "skeleton" as const, joints },
  };
  const item = itemOf(1, { images: [imageOf()], labels: documentOf({ regions: [region] }) });
  expect((await train([item], pose)).annotations).toMatchObject([
    { keypoints: [10, 20, 2, 0, 0, 0], num_keypoints: 1, bbox: [10, 20, 0, 0] },
  ]);
  expect(losses(item, pose)).toEqual({ oldJoints: 1 });
});

it("single points are one keypoint of a category of their own, lines are lost", async () => {
  const points = schemaOf(control("keypoint"), control("polyline"));
  const regions = [
    { id: "r", control: "keypoint", labels: ["a"], shape: { kind: "keypoint" as const, x: 10.5, y: 20 } },
    {
      id: "s",
      control: "polyline",
      labels: ["a"],
      shape: {
        kind: "polyline" as const,
        points: [
          [1, 1],
          [5, 5],
        ] as [number, number][],
      },
    },
  ];
  const item = itemOf(1, { images: [imageOf()], labels: documentOf({ regions }) });
  const { categories, annotations } = await train([item], points);
  expect(categories).toEqual([
    { id: 1, name: "the a", supercategory: "Keypoint", keypoints: ["the a"], skeleton: [] },
  ]);
  expect(annotations).toEqual([
    {
      id: 1,
      image_id: 1,
      category_id: 1,
      bbox: [10.5, 20, 0, 0],
      area: 0,
      segmentation: [],
      iscrowd: 0,
      keypoints: [10.5, 20, 2],
      num_keypoints: 1,
    },
  ]);
  expect(losses(item, points)).toEqual({ polyline: 1 });
  const linesOnly = coco.suits(headerOf(schemaOf(control("polyline"))));
  expect(linesOnly.ok).toBe(false);
});

it("masks are their run lengths, with the pixels counted; an empty one is counted as lost", async () => {
  const masks = schemaOf(control("mask"));
  // 4 × 3 px: pixels 2, 3 and 5 of the columns, so (0, 2), (1, 0) and (1, 2).
  const maskOf = (id: string, counts: number[]) => ({
    id,
    control: "mask",
    labels: ["a"],
    shape: { kind: "mask" as const, size: [3, 4] as [number, number], counts },
  });
  const item = itemOf(1, {
    images: [imageOf({ widthPx: 4, heightPx: 3 })],
    labels: documentOf({ regions: [maskOf("r", [2, 2, 1, 1, 6]), maskOf("s", [12])] }),
  });
  expect((await train([item], masks)).annotations).toMatchObject([
    // By hand after rleToString of maskApi.c: from the fourth run on the difference to the run before the last one.
    { bbox: [0, 0, 2, 3], area: 3, segmentation: { size: [3, 4], counts: "221O5" } },
  ]);
  expect(losses(item, masks)).toEqual({ regionsBesideImage: 1 });
});

describe("categories", () => {
  it("come from the schema in its order, used or not, the same in every split", async () => {
    const files = await filesFor([withBoxes(boxRegion("r", "b", [0, 0, 1, 1]))]);
    for (const content of Object.values(files))
      expect((JSON.parse(content) as Coco).categories).toEqual([
        { id: 1, name: "the a", supercategory: "Box" },
        { id: 2, name: "the b", supercategory: "Box" },
      ]);
  });

  it("keep their numbers for the life of the project (data/trials/categories.json)", async () => {
    const of = (...names: string[]) =>
      schemaOf(control("box", { labels: names.map((name) => ({ id: name.toLowerCase(), name })) }));
    const [first, second, third] = [of("Car", "Person"), of("Bike", "Car", "Person"), of("Person", "Boat")];
    const ids = async (schema: LabelSchema, ...before: LabelSchema[]) => {
      const header = headerOf(schema, { classNumbers: classNumbers([...before, schema]) });
      const files = await filesOf(coco, { header, items: [] });
      const { categories } = JSON.parse(files["annotations/train.json"] ?? "") as Coco;
      return Object.fromEntries(categories.map(({ name, id }) => [name, id]));
    };
    expect(await ids(first)).toEqual({ Car: 1, Person: 2 });
    expect(await ids(second, first)).toEqual({ Car: 1, Person: 2, Bike: 3 });
    expect(await ids(third, first, second)).toEqual({ Person: 2, Boat: 4 });
    expect(await ids(first, first, second, third)).toEqual({ Car: 1, Person: 2 });
    // A release frozen before numbers were kept is written as it was then.
    const old = await filesOf(coco, { header: headerOf(second, { classNumbers: null }), items: [] });
    expect((JSON.parse(old["annotations/test.json"] ?? "") as Coco).categories.map(({ id }) => id)).toEqual([
      1, 2, 3,
    ]);
  });

  it("keep their ids when a label is renamed", async () => {
    const renamed = schemaOf(control("box", { labels: [{ id: "a", name: "Other" }, ...labels("b")] }));
    const item = withBoxes(boxRegion("r", "a", [0, 0, 1, 1]));
    expect((await train([item], renamed)).annotations).toEqual((await train([item])).annotations);
  });

  it("of two controls are told apart by id and by name, also where labels share theirs", async () => {
    const two = schemaOf(control("box"), control("box", { id: "part", name: "Part" }), control("polygon"));
    const file = await train(
      [withBoxes(boxRegion("r", "a", [0, 0, 1, 1]), boxRegion("s", "a", [0, 0, 1, 1], "part"))],
      two,
    );
    expect(file.categories.map(({ id, name }) => [id, name])).toEqual([
      [1, "Box/the a"],
      [2, "Box/the b"],
      [3, "Part/the a"],
      [4, "Part/the b"],
      [5, "Polygon/the a"],
      [6, "Polygon/the b"],
    ]);
    expect(file.annotations.map((annotation) => annotation.category_id)).toEqual([1, 3]);
  });
});

describe("a polygon", () => {
  const outlines = schemaOf(control("polygon"));
  const triangle = [
    [10, 20],
    [110, 20],
    [10, 100],
  ] as [number, number][];
  const hole = [
    [20, 30],
    [30, 30],
    [20, 40],
  ] as [number, number][];
  const outlined = (holes?: [number, number][][]) =>
    itemOf(1, {
      images: [imageOf()],
      labels: documentOf({
        regions: [
          {
            id: "r",
            control: "polygon",
            labels: ["a"],
            shape: { kind: "polygon", points: triangle, ...(holes && { holes }) },
          },
        ],
      }),
    });

  it("is its corners, with its bounds and its area", async () => {
    expect((await train([outlined()], outlines)).annotations).toEqual([
      {
        id: 1,
        image_id: 1,
        category_id: 1,
        bbox: [10, 20, 100, 80],
        area: 4000,
        segmentation: [[10, 20, 110, 20, 10, 100]],
        iscrowd: 0,
      },
    ]);
    expect(losses(outlined(), outlines)).toEqual({});
  });

  it("that crosses itself has the area of its parts, and is not lost", async () => {
    const bowTie: [number, number][] = [
      [10, 10],
      [110, 110],
      [110, 10],
      [10, 110],
    ];
    const item = outlined();
    const [region] = item.labels?.regions ?? [];
    if (region) region.shape = { kind: "polygon", points: bowTie };
    expect((await train([item], outlines)).annotations).toMatchObject([
      { area: 5000, bbox: [10, 10, 100, 100] },
    ]);
    expect(losses(item, outlines)).toEqual({});
  });

  it("with a hole has it in its outline, by a bridge there and back: nothing is lost", async () => {
    const [written] = (await train([outlined([hole])], outlines)).annotations;
    // The bridge goes from the hole's leftmost corner (20, 30) level to the side at (10, 30).
    const joined = [10, 20, 110, 20, 10, 100, 10, 30, 20, 30, 20, 40, 30, 30, 20, 30, 10, 30];
    expect(written).toMatchObject({ area: 3950, bbox: [10, 20, 100, 80], segmentation: [joined] });
    expect(losses(outlined([hole]), outlines)).toEqual({});
  });
});

describe("a box", () => {
  it("that is upright is its own bounds", async () => {
    const { annotations } = await train([withBoxes(boxRegion("r", "b", [10.5, 20, 30, 40]))]);
    expect(annotations).toEqual([
      {
        id: 1,
        image_id: 1,
        category_id: 2,
        bbox: [10.5, 20, 30, 40],
        area: 1200,
        segmentation: [[10.5, 20, 40.5, 20, 40.5, 60, 10.5, 60]],
        iscrowd: 0,
      },
    ]);
  });

  it("of FORMATS.md, turned 90° about its top left on a 1000 × 500 image, has bbox [300, 200, 100, 200]", async () => {
    const { x, y, width, height, rotation } = turnedAboutTopLeft({
      x: 400,
      y: 200,
      width: 200,
      height: 100,
      rotation: 90,
    });
    const { annotations } = await train([withBoxes(boxRegion("r", "a", [x, y, width, height, rotation]))]);
    expect(annotations[0]).toMatchObject({
      bbox: [300, 200, 100, 200],
      area: 20_000,
      segmentation: [[400, 200, 400, 400, 300, 400, 300, 200]],
      rotation: 90,
    });
  });

  it("is written as far as it lies on the image (data/trials/rotated.json)", async () => {
    const image = imageOf({ widthPx: 400, heightPx: 300 });
    const regions = [
      boxRegion("r1", "a", [0, 0, 200, 40, 45]),
      boxRegion("r2", "a", [300, 250, 100, 50, 30]),
      boxRegion("r3", "a", [-0.4, -0.4, 20, 20]),
      boxRegion("r4", "a", [380.2, 280.2, 20.2, 20.2]),
    ];
    const { annotations } = await train([itemOf(1, { images: [image], labels: documentOf({ regions }) })]);
    expect(annotations.map(({ bbox }) => bbox)).toEqual([
      [51.716, 0, 133.137, 104.853],
      [294.199, 228.349, 105.801, 71.651],
      [0, 0, 19.6, 19.6],
      [380.2, 280.2, 19.8, 19.8],
    ]);
    for (const { segmentation, area, bbox } of annotations) {
      const [points = []] = segmentation;
      points.forEach((value, i) => {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(i % 2 === 0 ? 400 : 300);
      });
      expect(area).toBeLessThanOrEqual((bbox[2] ?? 0) * (bbox[3] ?? 0) + 0.001);
    }
    expect(annotations[2]?.area).toBe(384.16);
  });

  it("beside the image is left out and counted", async () => {
    const item = withBoxes(boxRegion("r", "a", [1000.5, 0, 5, 5]), boxRegion("s", "b", [0, 0, 5, 5]));
    expect((await train([item])).annotations.map(({ bbox }) => bbox)).toEqual([[0, 0, 5, 5]]);
    expect(losses(item)).toEqual({ regionsBesideImage: 1 });
  });

  it("with several labels is one annotation for each of them", async () => {
    const { annotations } = await train([withBoxes(boxRegion("r", ["b", "a"], [0, 0, 1, 1]))]);
    expect(annotations.map(({ id, category_id }) => [id, category_id])).toEqual([
      [1, 2],
      [2, 1],
    ]);
    expect(losses(withBoxes(boxRegion("r", ["b", "a"], [0, 0, 1, 1])))).toEqual({});
  });

  it("with a label the schema no longer has is counted as lost, never given to a category of nothing", async () => {
    const item = withBoxes(
      boxRegion("r", ["old", "a"], [0, 0, 1, 1]),
      boxRegion("s", "a", [0, 0, 1, 1], "gone"),
    );
    const { annotations, categories } = await train([item]);
    expect(annotations.map((annotation) => annotation.category_id)).toEqual([1]);
    expect(categories.length).toBe(2);
    expect(losses(item)).toEqual({ oldLabels: 2 });
  });
});

describe("an image", () => {
  it("of a release that keeps every annotation stands once in a file for each of its annotators", async () => {
    const by = (...numbers: number[]) =>
      numbers.map((n) => given(`annotator-${n}`, { regions: [boxRegion("r", "a", [n, 0, 1, 1])] }));
    const items = [
      itemOf(7, { images: [imageOf({ file: "Фото 1.png" })], annotations: by(1, 11) }),
      itemOf(8, { images: [imageOf({ file: "2.png" })], annotations: by(1, 2) }),
    ];
    const header = headerOf(schema, {
      perAnnotator: true,
      annotators: ["annotator-1", "annotator-11", "annotator-2"],
    });
    const files = await filesOf(coco, { header, items });
    const seen = Object.entries(files).flatMap(([path, content]) => {
      const { images, annotations } = JSON.parse(content) as Coco;
      return images.length === 0
        ? []
        : [
            [
              path,
              images.map(({ id }) => id),
              annotations.map(({ bbox, annotator }) => [annotator, bbox[0]]),
            ],
          ];
    });
    expect(seen).toEqual([
      [
        "annotations/annotator-1/train.json",
        [7, 8],
        [
          ["annotator-1", 1],
          ["annotator-1", 1],
        ],
      ],
      ["annotations/annotator-11/train.json", [7], [["annotator-11", 11]]],
      ["annotations/annotator-2/train.json", [8], [["annotator-2", 2]]],
    ]);
    expect(Object.keys(files)).toHaveLength(9);
    const first = JSON.parse(files["annotations/annotator-11/train.json"] ?? "") as Coco;
    expect(first.images).toEqual([{ id: 7, file_name: "Фото 1.png", width: 1000, height: 500 }]);
  });

  it("with agreed labels has those only, and no annotator", async () => {
    const item = itemOf(1, {
      images: [imageOf()],
      labels: documentOf({ regions: [boxRegion("r", "a", [0, 0, 2, 2])] }),
      annotations: [given("annotator-1", { regions: [boxRegion("r", "b", [5, 5, 1, 1])] })],
    });
    const { annotations } = await train([item]);
    expect(annotations.map(({ bbox, annotator }) => [bbox, annotator])).toEqual([[[0, 0, 2, 2], undefined]]);
  });

  it("without a box stands there all the same", async () => {
    const file = await train([withBoxes()]);
    expect(file.images.length).toBe(1);
    expect(file.annotations).toEqual([]);
  });

  it("lies in the file of its split; ids run on through the splits and refer to what is there", async () => {
    const splits = ["train", "test", "train", "validation", "test"] as const;
    const items = splits.map((split, i) =>
      itemOf(i + 1, {
        split,
        images: [imageOf({ file: `${i}.png` })],
        labels: documentOf({
          regions: [boxRegion("r", "a", [0, 0, 1, 1]), boxRegion("s", "b", [0, 0, 1, 1])],
        }),
      }),
    );
    const files = await filesFor(items);
    expect(Object.keys(files)).toEqual(
      ["train", "validation", "test"].map((split) => `annotations/${split}.json`),
    );
    const ids = Object.values(files).flatMap((text) =>
      (JSON.parse(text) as Coco).annotations.map(({ id }) => id),
    );
    expect(ids).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    for (const [path, content] of Object.entries(files)) {
      const file = JSON.parse(content) as Coco;
      const here = items.filter((item) => path.includes(item.split));
      expect(file.images.map(({ id }) => id)).toEqual(here.map(({ seq }) => seq));
      expect(file.annotations).toHaveLength(2 * here.length);
      for (const { image_id } of file.annotations)
        expect(here.some(({ seq }) => seq === image_id)).toBe(true);
    }
  });

  it("that is the second of its task takes no box of the first, and is counted as lost", async () => {
    const two: LabelSchema = {
      inputs: [image, { id: "other", kind: "image", field: "other" }],
      controls: [control("box"), control("box", { id: "far", name: "Far", input: "other" })],
    };
    const item = itemOf(1, {
      images: [imageOf(), imageOf({ field: "other", file: "b.png" })],
      labels: documentOf({
        regions: [boxRegion("r", "a", [0, 0, 1, 1]), boxRegion("s", "a", [9, 9, 1, 1], "far")],
      }),
    });
    const file = await train([item], two);
    expect(file.images.map(({ file_name }) => file_name)).toEqual(["a.png"]);
    expect(file.annotations.map(({ bbox }) => bbox)).toEqual([[0, 0, 1, 1]]);
    expect(losses(item, two)).toEqual({ furtherImages: 1, regionsOnFurtherImages: 1 });
  });
});

describe("what COCO cannot hold", () => {
  const span = {
    id: "s",
    control: "span",
    labels: ["a"],
    shape: { kind: "span" as const, parts: [{ start: 0, end: 1, text: "x" }] },
  };
  const line = {
    id: "p",
    control: "polyline",
    labels: ["a"],
    shape: {
      kind: "polyline" as const,
      points: [
        [1, 1],
        [5, 5],
      ] as [number, number][],
    },
  };
  const all = documentOf({
    answers: { choice: "a", rating: 3 },
    regions: [
      span,
      line,
      { ...line, id: "q" },
      { ...boxRegion("r", "a", [0, 0, 1, 1]), attributes: { rating: 1, text: "x" } },
    ],
    relations: [{ id: "x", control: "relation", label: "r", from: "s", to: "p" }],
  });

  it("is counted by kind", () => {
    expect(
      losses(itemOf(1, { images: [imageOf()], labels: all, data: { image: "a.png", caption: "c" } })),
    ).toEqual({
      taskAnswers: 2,
      regionAnswers: 2,
      span: 1,
      polyline: 2,
      dataFields: 1,
      relations: 1,
    });
  });

  it("is counted for every annotator whose work is exported", () => {
    const annotations = [
      given("annotator-1", { answers: { choice: "a" } }),
      given("annotator-2", { answers: { choice: "b" } }),
    ];
    expect(losses(itemOf(1, { images: [imageOf()], annotations }))).toEqual({ taskAnswers: 2 });
    const agreed = itemOf(1, {
      images: [imageOf()],
      annotations,
      labels: documentOf({ answers: { choice: "a" } }),
    });
    expect(losses(agreed)).toEqual({ taskAnswers: 1 });
  });

  it("is nothing for boxes on one image, and the task itself without an image", async () => {
    expect(losses(withBoxes(boxRegion("r", "a", [0, 0, 1, 1, 30])))).toEqual({});
    const textTask = itemOf(1, { data: { text: "x" }, labels: documentOf({}) });
    expect(losses(textTask)).toEqual({ noImage: 1 });
    expect(await train([textTask])).toMatchObject({ images: [], annotations: [] });
  });
});
