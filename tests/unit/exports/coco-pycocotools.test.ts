/** What pycocotools makes of COCO besides boxes, which tests/server/foreign-readers.test.ts has. */
import { execFileSync, spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import type { Region } from "@/lib/annotation/document";
import { coco } from "@/lib/formats/coco/write";
import { control, schemaOf } from "../labels/build";
import { documentOf, filesOf, headerOf, imageOf, itemOf } from "./build";

const python = ["python3", "/usr/bin/python3"].find(
  (one) => spawnSync(one, ["-c", "import pycocotools"], { stdio: "ignore" }).status === 0,
);
if (!python) console.warn("skipped: no python3 with pycocotools here");

const SCRIPT = `
import contextlib, io, json, sys, tempfile
from pycocotools.coco import COCO
with tempfile.NamedTemporaryFile("wb", suffix=".json") as file, contextlib.redirect_stdout(io.StringIO()):
    file.write(sys.stdin.buffer.read()); file.flush()
    coco = COCO(file.name)
    found = []
    for a in coco.loadAnns(coco.getAnnIds()):
        category = coco.loadCats(a["category_id"])[0]
        points = a.get("keypoints")
        mask = None if points else coco.annToMask(a).T.nonzero()
        found.append([category["name"], points, category.get("keypoints"), category.get("skeleton"),
                      None if points else [list(map(int, place)) for place in zip(*mask)]])
print(json.dumps(found))`;

it.skipIf(!python)(
  "pycocotools has the pixels of masks and of polygons with holes, and the points",
  async () => {
    const schema = schemaOf(control("mask"), control("polygon"), control("skeleton"), control("keypoint"));
    const regions: Region[] = [
      {
        id: "m",
        control: "mask",
        labels: ["a"],
        shape: { kind: "mask", size: [5, 6], counts: [6, 2, 4, 1, 17] },
      },
      {
        id: "p",
        control: "polygon",
        labels: ["b"],
        shape: {
          kind: "polygon",
          points: [
            [0, 0],
            [6, 0],
            [6, 5],
            [0, 5],
          ],
          holes: [
            [
              [1, 1],
              [3, 1],
              [3, 4],
              [1, 4],
            ],
            [
              [4, 2],
              [5, 2],
              [5, 3],
              [4, 3],
            ],
          ],
        },
      },
      {
        id: "s",
        control: "skeleton",
        labels: ["a"],
        shape: { kind: "skeleton", joints: [{ id: "foot", x: 2, y: 3, visibility: 1 }] },
      },
      { id: "k", control: "keypoint", labels: ["a"], shape: { kind: "keypoint", x: 2.5, y: 4 } },
    ];
    const item = itemOf(1, {
      images: [imageOf({ widthPx: 6, heightPx: 5 })],
      labels: documentOf({ regions }),
    });
    const input = (await filesOf(coco, { header: headerOf(schema), items: [item] }))[
      "annotations/train.json"
    ];
    const seen = JSON.parse(execFileSync(python ?? "", ["-c", SCRIPT], { input, encoding: "utf8" }));
    const isHole = (x: number, y: number) => (x >= 1 && x < 3 && y >= 1 && y < 4) || (x === 4 && y === 2);
    const around = Array.from({ length: 30 }, (_, i) => [Math.floor(i / 5), i % 5] as const);
    expect(seen).toEqual([
      [
        "Mask/the a",
        null,
        null,
        null,
        [
          [1, 1],
          [1, 2],
          [2, 2],
        ],
      ],
      ["Polygon/the b", null, null, null, around.filter(([x, y]) => !isHole(x, y))],
      ["Skeleton/the a", [0, 0, 0, 2, 3, 1], ["Head", "Foot"], [[1, 2]], null],
      ["Keypoint/the a", [2.5, 4, 2], ["Keypoint/the a"], [], null],
    ]);
  },
);
