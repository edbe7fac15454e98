import { execFileSync, spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Region } from "@/lib/annotation/document";
import type { FrozenItem } from "@/lib/formats/writer";
import { flipIndex, yoloPose } from "@/lib/formats/yolo-pose/write";
import { inEnglish } from "@/lib/i18n/tell";
import type { LabelSchema } from "@/lib/labels/schema";
import { control, schemaOf } from "../labels/build";
import { boxRegion, documentOf, filesOf, headerOf, imageOf, itemOf } from "./build";

const JOINTS = [
  { id: "nose", name: "Nose" },
  { id: "left", name: "Left: hand", mirror: "right" },
  { id: "right", name: "Right hand", mirror: "left" },
];
const pose = (changes: object = {}) => control("skeleton", { joints: JOINTS, bones: [], ...changes });
const schema = schemaOf(control("box"), pose());

type Joint = { id: string; x: number; y: number; visibility: 1 | 2 };
const skeleton = (joints: Joint[], labels = ["a"]): Region => ({
  id: "r",
  control: "skeleton",
  labels,
  shape: { kind: "skeleton", joints },
});
const itemWith = (...regions: Region[]) =>
  itemOf(1, { images: [imageOf()], labels: documentOf({ regions }) });
const filesFor = (item: FrozenItem, of: LabelSchema = schema) =>
  filesOf(yoloPose, { header: headerOf(of), items: [item] });
const textOf = async (item: FrozenItem) => (await filesFor(item))["labels/train/a.txt"];
const losses = (item: FrozenItem) => yoloPose.losses(headerOf(schema), item);

describe("a line", () => {
  it("is the class, the box around the joints, then each joint of the schema with its visibility", async () => {
    // 1000 × 500 px: the box from (100, 50) to (300, 150); the class comes after the two of the boxes.
    const item = itemWith(
      skeleton([
        { id: "right", x: 300, y: 150, visibility: 1 },
        { id: "nose", x: 100, y: 50, visibility: 2 },
      ]),
    );
    expect(await textOf(item)).toBe(
      "2 0.200000 0.200000 0.200000 0.200000 0.100000 0.100000 2 0 0 0 0.300000 0.300000 1\n",
    );
    expect(losses(item)).toEqual({});
  });

  it("has joints within the image, and leaves out those the schema no longer has", async () => {
    const item = itemWith(
      skeleton([
        { id: "nose", x: -0.4, y: 500.4, visibility: 2 },
        { id: "left", x: 10, y: 480, visibility: 2 },
        { id: "tail", x: 900, y: 10, visibility: 2 },
      ]),
    );
    expect(await textOf(item)).toBe(
      "2 0.005000 0.980000 0.010000 0.040000 0.000000 1.000000 2 0.010000 0.960000 2 0 0 0\n",
    );
    expect(losses(item)).toEqual({ oldJoints: 1 });
  });

  it("stands for nothing but skeletons; what lies beside the image is counted", async () => {
    const item = itemWith(
      boxRegion("b", "a", [0, 0, 10, 10]),
      skeleton([{ id: "nose", x: 1000.4, y: 20, visibility: 2 }], ["a", "old"]),
    );
    expect(await textOf(item)).toBe("");
    expect(losses(item)).toEqual({ box: 1, regionsBesideImage: 1, oldLabels: 1 });
  });

  it("has 5 + 3 numbers for each joint, every place between 0 and 1", async () => {
    const joint = fc.record({
      x: fc.double({ min: -0.5, max: 1000.5, noNaN: true }),
      y: fc.double({ min: -0.5, max: 500.5, noNaN: true }),
      visibility: fc.constantFrom(1 as const, 2 as const),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(joint, { minLength: 1, maxLength: 3 }), async (places) => {
        const joints = places.map((place, i) => ({ ...place, id: JOINTS[i]?.id ?? "" }));
        const text = (await textOf(itemWith(skeleton(joints)))) ?? "";
        if (text === "") return;
        const values = text.trimEnd().split(" ").map(Number);
        expect(values).toHaveLength(5 + 3 * JOINTS.length);
        values.slice(1).forEach((value, i) => {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(i >= 4 && i % 3 === 0 ? 2 : 1);
        });
      }),
    );
  });
});

describe("data.yaml", () => {
  it("says how many joints there are, how they change places in a mirror, and what they are called", async () => {
    expect((await filesFor(itemWith()))["data.yaml"]).toBe(
      [
        "train: images/train",
        "val: images/val",
        "kpt_shape: [3, 3]",
        "flip_idx: [0, 2, 1]",
        "kpt_names:",
        "  2:",
        '    - "Nose"',
        '    - "Left: hand"',
        '    - "Right hand"',
        "nc: 3",
        "names:",
        '  0: "unused_0"',
        '  1: "unused_1"',
        '  2: "the a"',
        "",
      ].join("\n"),
    );
  });

  it("has each joint once in the mirror, also where only one of two names the other, or two name the same", () => {
    const joints = [
      { id: "a", name: "A", mirror: "b" },
      { id: "b", name: "B" },
      { id: "c", name: "C", mirror: "a" },
      { id: "d", name: "D", mirror: "d" },
    ];
    expect(flipIndex(joints)).toEqual([1, 0, 2, 3]);
  });

  const python = ["python3", "/usr/bin/python3"].find(
    (one) => spawnSync(one, ["-c", "import yaml"], { stdio: "ignore" }).status === 0,
  );
  it.skipIf(!python)("is read by PyYAML as it was meant", async () => {
    const input = (await filesFor(itemWith()))["data.yaml"];
    const script = "import json, sys, yaml; print(json.dumps(yaml.safe_load(sys.stdin.buffer)))";
    const seen = JSON.parse(execFileSync(python ?? "", ["-c", script], { input, encoding: "utf8" }));
    expect(seen).toMatchObject({
      kpt_shape: [3, 3],
      flip_idx: [0, 2, 1],
      kpt_names: { 2: JOINTS.map(({ name }) => name) },
      nc: 3,
    });
  });
});

describe("a release", () => {
  const refusal = (of: LabelSchema, perAnnotator = false) => {
    const suits = yoloPose.suits(headerOf(of, { perAnnotator }));
    return suits.ok ? null : inEnglish(suits.error);
  };
  it("without skeletons, or with every annotation, is refused with what to choose instead", () => {
    expect(refusal(schemaOf(control("box")))).toMatch(/^YOLO pose holds skeletons, .* Choose another format/);
    expect(refusal(schema, true)).toMatch(/agreed labels/);
  });

  it("of several questions of skeletons is written when their joints are the same, and refused when not", () => {
    const other = { id: "other", name: "Other" };
    expect(refusal(schemaOf(pose(), pose(other)))).toBeNull();
    const fewer = pose({ ...other, joints: JOINTS.slice(0, 1) });
    expect(refusal(schemaOf(pose(), fewer))).toMatch(
      /^YOLO pose has one list of joints, .* Choose COCO or JSONL/,
    );
  });
});
