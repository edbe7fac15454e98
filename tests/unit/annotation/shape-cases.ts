/** What every kind of shape on an image may be, and what it may not be with the path that must be named. */
import type { Control, RegionKindName } from "@/lib/labels/schema";
import { control } from "../labels/build";

/** The image is 100 × 50 px. */
export const box = (changes: object = {}) => ({
  kind: "box",
  x: 10,
  y: 10,
  width: 20,
  height: 30,
  rotation: 0,
  ...changes,
});
export const ellipse = (changes: object = {}) => ({
  kind: "ellipse",
  cx: 50,
  cy: 25,
  rx: 10,
  ry: 5,
  rotation: 0,
  ...changes,
});
export const keypoint = (x: unknown, y: unknown) => ({ kind: "keypoint", x, y });
const polygon = (points: unknown, holes?: unknown) => ({
  kind: "polygon",
  points,
  ...(holes !== undefined && { holes }),
});
const polyline = (points: unknown) => ({ kind: "polyline", points });
const skeleton = (...joints: object[]) => ({ kind: "skeleton", joints });
const joint = (id: string, changes: object = {}) => ({ id, x: 1, y: 1, visibility: 2, ...changes });
const mask = (counts: unknown, size: unknown = [50, 100]) => ({ kind: "mask", size, counts });

const TRIANGLE = [
  [0, 0],
  [100, 0],
  [50, 50],
];

type Refused = [what: string, shape: unknown, path: string];
type Case = { control: Control; taken: [what: string, shape: unknown][]; refused: Refused[] };

/** The same number wrong in every way a number can be wrong. */
const wrongNumbers = (
  member: string,
  shape: (value: unknown) => object,
  path = `shape.${member}`,
): Refused[] =>
  [Number.NaN, Infinity, -Infinity, "1", null, undefined].map((value) => [
    `${member} ${String(value)}`,
    shape(value),
    path,
  ]);

export const CASES: Record<Exclude<RegionKindName, "span">, Case> = {
  box: {
    control: control("box"),
    taken: [
      ["within", box()],
      ["the whole image", box({ x: 0, y: 0, width: 100, height: 50 })],
      ["of less than a pixel", box({ width: 0.01, height: 0.01 })],
    ],
    refused: [
      ...["x", "y", "width", "height", "rotation"].flatMap((member) =>
        wrongNumbers(member, (value) => box({ [member]: value })),
      ),
      ["no width", box({ width: 0 }), "shape.width"],
      ["a negative height", box({ height: -1 }), "shape.height"],
      ["past the left", box({ x: -1 }), "shape.corners.0"],
      ["past the top", box({ y: -1 }), "shape.corners.0"],
      ["past the right", box({ x: 81 }), "shape.corners.1"],
      ["past the bottom", box({ y: 21 }), "shape.corners.2"],
      ["rotation where it is upright", box({ rotation: 5 }), "shape.rotation"],
      ["an unknown member", box({ z: 1 }), "shape"],
    ],
  },
  polygon: {
    control: control("polygon"),
    taken: [
      ["a triangle to the borders", polygon(TRIANGLE)],
      [
        "with a hole",
        polygon(TRIANGLE, [
          [
            [40, 5],
            [60, 5],
            [50, 20],
          ],
        ]),
      ],
      [
        "that crosses itself",
        polygon([
          [0, 0],
          [10, 10],
          [10, 0],
          [0, 10],
        ]),
      ],
    ],
    refused: [
      [
        "two points",
        polygon([
          [0, 0],
          [1, 1],
        ]),
        "shape.points",
      ],
      ["a point of one number", polygon([[0, 0], [1, 1], [2]]), "shape.points.2"],
      [
        "a point of three numbers",
        polygon([
          [0, 0],
          [1, 1],
          [2, 2, 2],
        ]),
        "shape.points.2",
      ],
      [
        "a point outside",
        polygon([
          [0, 0],
          [1, 1],
          [50, 51],
        ]),
        "shape.points.2",
      ],
      [
        "a point past the left",
        polygon([
          [0, 0],
          [-0.6, 1],
          [5, 5],
        ]),
        "shape.points.1",
      ],
      [
        "a hole of two points",
        polygon(TRIANGLE, [
          [
            [40, 5],
            [60, 5],
          ],
        ]),
        "shape.holes.0",
      ],
      [
        "a hole outside",
        polygon(TRIANGLE, [
          [
            [40, 5],
            [60, 5],
            [50, 20],
          ],
          [
            [0, 0],
            [1, 1],
            [0, 60],
          ],
        ]),
        "shape.holes.1.2",
      ],
      ...wrongNumbers("points.1.0", (value) =>
        polygon([
          [0, 0],
          [value, 1],
          [2, 2],
        ]),
      ),
    ],
  },
  polyline: {
    control: control("polyline"),
    taken: [
      [
        "two points",
        polyline([
          [0, 0],
          [100, 50],
        ]),
      ],
    ],
    refused: [
      ["one point", polyline([[0, 0]]), "shape.points"],
      [
        "a point outside",
        polyline([
          [0, 0],
          [101, 0],
        ]),
        "shape.points.1",
      ],
      ...wrongNumbers("points.0.1", (value) =>
        polyline([
          [0, value],
          [2, 2],
        ]),
      ),
    ],
  },
  ellipse: {
    control: control("ellipse"),
    taken: [
      ["within", ellipse()],
      ["with its edge past the border", ellipse({ cx: 1, cy: 1 })],
    ],
    refused: [
      ...["cx", "cy", "rx", "ry", "rotation"].flatMap((member) =>
        wrongNumbers(member, (value) => ellipse({ [member]: value })),
      ),
      ["no radius", ellipse({ rx: 0 }), "shape.rx"],
      ["its centre outside", ellipse({ cy: 51 }), "shape.centre.0"],
      ["rotation where it is upright", ellipse({ rotation: 1 }), "shape.rotation"],
    ],
  },
  keypoint: {
    control: control("keypoint"),
    taken: [
      ["at the origin", keypoint(0, 0)],
      ["at the far corner", keypoint(100, 50)],
    ],
    refused: [
      ["past the right", keypoint(100.6, 0), "shape.point.0"],
      ["past the left", keypoint(-0.6, 0), "shape.point.0"],
      ["past the top", keypoint(0, -0.6), "shape.point.0"],
      ["past the bottom", keypoint(0, 50.6), "shape.point.0"],
      ...wrongNumbers("x", (value) => keypoint(value, 1)),
      ...wrongNumbers("y", (value) => keypoint(1, value)),
    ],
  },
  skeleton: {
    control: control("skeleton"),
    taken: [
      ["all joints", skeleton(joint("head"), joint("foot", { visibility: 1 }))],
      ["one joint", skeleton(joint("foot"))],
    ],
    refused: [
      ["no joint", skeleton(), "shape.joints"],
      ["an unknown joint", skeleton(joint("head"), joint("hand")), "shape.joints"],
      ["a joint twice", skeleton(joint("head"), joint("head")), "shape.joints"],
      ["a joint outside", skeleton(joint("head"), joint("foot", { y: 60 })), "shape.joints.1"],
      ["an unknown visibility", skeleton(joint("head", { visibility: 0 })), "shape.joints.0.visibility"],
      ...wrongNumbers("joints.0.x", (x) => skeleton(joint("head", { x }))),
    ],
  },
  mask: {
    control: control("mask"),
    taken: [
      ["one pixel", mask([0, 1, 4999])],
      ["the whole image", mask([0, 5000])],
    ],
    refused: [
      ["no pixel set", mask([5000]), "shape.counts"],
      ["runs of no length set", mask([2500, 0, 2500]), "shape.counts"],
      ["runs that end early", mask([0, 4999]), "shape.counts"],
      ["runs that go on", mask([0, 5001]), "shape.counts"],
      ["no runs", mask([]), "shape.counts"],
      ["a negative run", mask([-1, 5001]), "shape.counts.0"],
      ["half a pixel", mask([0.5, 4999.5]), "shape.counts.0"],
      ["width and height exchanged", mask([0, 5000], [100, 50]), "shape.size"],
      ["no size", mask([0, 0], [0, 0]), "shape.size.0"],
      ...wrongNumbers("counts.1", (value) => mask([0, value])),
    ],
  },
};
