import { describe, expect, it } from "vitest";
import { emptySource, type SourceAnnotation } from "@/lib/formats/source-annotation";
import { inEnglish } from "@/lib/i18n/tell";
import type { LabelMap } from "@/lib/imports/naming";
import { nameAnnotation, placeAnnotation } from "@/lib/imports/source-document";
import { indexNames } from "@/lib/labels/name-index";
import type { LabelSchema } from "@/lib/labels/schema";

const schema: LabelSchema = {
  inputs: [{ id: "image", kind: "image", field: "image" }],
  controls: [
    {
      id: "objects",
      name: "Objects",
      kind: "box",
      input: "image",
      labels: [
        { id: "person", name: "Person" },
        { id: "car", name: "Car" },
      ],
    },
    { id: "areas", name: "Areas", kind: "polygon", input: "image", labels: [{ id: "road", name: "Road" }] },
    {
      id: "weather",
      name: "Weather",
      kind: "choice",
      labels: [
        { id: "sun", name: "Sun" },
        { id: "rain", name: "Rain" },
      ],
    },
    {
      id: "tags",
      name: "Tags",
      kind: "choice",
      multiple: true,
      labels: [
        { id: "night", name: "Night" },
        { id: "blur", name: "Blur" },
      ],
    },
    { id: "plate", name: "Plate", kind: "text", per: "region" },
    { id: "next_to", name: "Next to", kind: "relation", labels: [{ id: "next_to", name: "Next to" }] },
    {
      id: "pose",
      name: "Pose",
      kind: "skeleton",
      input: "image",
      labels: [{ id: "dog", name: "Dog" }],
      joints: [
        { id: "left-eye", name: "Left eye", x: 0, y: 0 },
        { id: "nose", name: "Nose", x: 1, y: 1 },
      ],
      bones: [],
    },
  ],
};
const index = indexNames(schema);
const box = (x: number) => ({ kind: "box" as const, x, y: 0, width: 10, height: 5, rotation: 0 });

function named(parts: Partial<SourceAnnotation>, map?: LabelMap) {
  const { annotation, unplaced } = nameAnnotation(
    { ...emptySource("annotation", null), ...parts },
    schema,
    index,
    map,
  );
  const document = placeAnnotation(annotation, () => ({ widthPx: 100, heightPx: 50 }), false) as {
    answers: Record<string, unknown>;
    regions: {
      id: string;
      control: string;
      labels: string[];
      shape: object;
      attributes?: object;
      group?: string;
    }[];
    relations: object[];
  };
  return { ...document, messages: unplaced.map(({ message }) => inEnglish(message())), unplaced };
}

describe("what a file says of a row", () => {
  it("finds regions by kind and label, whatever the case, and answers by the name of their question", () => {
    const found = named({
      answers: [
        { control: "weather", value: "RAIN" },
        { control: "Tags", value: "blur" },
      ],
      regions: [
        { id: "a", kind: "box", shape: box(1), labels: ["CAR "], attributes: { plate: "AB 12" } },
        { id: "b", kind: "box", shape: ({ widthPx }) => box(widthPx / 2), labels: ["person"] },
      ],
      relations: [{ from: "a", to: "b", label: "" }],
    });
    expect(found.messages).toEqual([]);
    expect(found.answers).toEqual({ weather: "rain", tags: ["blur"] });
    expect(found.regions).toEqual([
      { id: "a", control: "objects", labels: ["car"], shape: box(1), attributes: { plate: "AB 12" } },
      { id: "b", control: "objects", labels: ["person"], shape: box(50) },
    ]);
    expect(found.relations).toEqual([{ id: "r1", control: "next_to", label: "next_to", from: "a", to: "b" }]);
  });

  it("takes an answer without a question where only one takes it", () => {
    expect(named({ answers: [{ value: ["Sun"] }] }).answers).toEqual({ weather: "sun" });
    expect(named({ answers: [{ value: ["Night", "Blur"] }] }).answers).toEqual({ tags: ["night", "blur"] });
    expect(named({ answers: [{ value: "snow" }] }).messages).toEqual([
      'no question of the label schema takes the answer "snow"',
    ]);
  });

  it("names what has no place and the labels that there are", () => {
    const { messages, regions, relations } = named({
      answers: [{ control: "weather", value: "snow" }],
      regions: [
        { id: "a", kind: "box", shape: box(1), labels: ["tram"] },
        { id: "m", kind: "keypoint", shape: { kind: "keypoint", x: 1, y: 1 }, labels: ["car"] },
        { id: "b", kind: "box", shape: box(2), labels: ["car"] },
      ],
      relations: [{ from: "a", to: "b", label: "next to" }],
    });
    expect(messages).toEqual([
      'the question "Weather" has no label "snow"; there are sun (Sun), rain (Rain)',
      'no question has the label "tram"; there are person (Person), car (Car)',
      'the label schema takes no regions of the kind "keypoint"',
    ]);
    expect(regions.map(({ id }) => id)).toEqual(["b"]);
    expect(relations).toEqual([]);
  });

  it("follows the map of the manager: another label, or none", () => {
    const regions = ["tram", "bus", "dog"].map((label, i) => ({
      id: `${i}`,
      kind: "box" as const,
      shape: box(i),
      labels: [label],
    }));
    const found = named(
      { regions, answers: [{ value: "snow" }] },
      { tram: "Car", bus: null, dog: "person", snow: null },
    );
    expect(found.messages).toEqual([]);
    expect(found.regions.map(({ id, labels }) => [id, ...labels])).toEqual([
      ["0", "car"],
      ["2", "person"],
    ]);
  });

  it("takes the next best way to say the same, and makes one group of several parts", () => {
    const ring = (x: number) => ({
      kind: "polygon" as const,
      points: [
        [x, 0],
        [x + 5, 0],
        [x, 5],
      ] as [number, number][],
    });
    const part = { kind: "polygon" as const, shape: ring(0), more: [ring(20)] };
    const found = named({
      regions: [
        { id: "1", ...part, labels: ["car"], or: [{ kind: "box", shape: box(3) }] },
        { id: "2", ...part, labels: ["road"], or: [{ kind: "box", shape: box(3) }] },
      ],
    });
    expect(found.messages).toEqual([]);
    expect(found.regions).toEqual([
      { id: "1", control: "objects", labels: ["car"], shape: box(3) },
      { id: "2", control: "areas", labels: ["road"], shape: ring(0), group: "g2" },
      { id: "s3", control: "areas", labels: ["road"], shape: ring(20), group: "g2" },
    ]);
  });

  it("knows the joints of a skeleton by their names", () => {
    const joints = [
      { id: "left_eye", x: 1, y: 2, visibility: 2 as const },
      { id: "Nose", x: 3, y: 4, visibility: 1 as const },
    ];
    const { regions } = named({
      regions: [{ id: "d", kind: "skeleton", shape: { kind: "skeleton", joints }, labels: [] }],
    });
    expect(regions[0]?.shape).toEqual({
      kind: "skeleton",
      joints: [
        { id: "left-eye", x: 1, y: 2, visibility: 2 },
        { id: "nose", x: 3, y: 4, visibility: 1 },
      ],
    });
  });

  it("gives regions whose ids are missing, long or twice there others, and keeps the ends of relations", () => {
    const long = "x".repeat(80);
    const { regions, relations } = named({
      regions: ["", long, "s1", "s1"].map((id, i) => ({ id, kind: "box", shape: box(i), labels: ["car"] })),
      relations: [{ from: "", to: long, label: "Next to" }],
    });
    expect(new Set(regions.map(({ id }) => id)).size).toBe(4);
    expect(relations).toMatchObject([{ from: regions[0]?.id, to: regions[1]?.id }]);
  });
});
