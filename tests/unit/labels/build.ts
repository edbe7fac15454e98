/** Small label schemas; what a test is about stands in the test. */
import type { Control, Input, Label, LabelSchema } from "@/lib/labels/schema";

export const image: Input = { id: "image", kind: "image", field: "image" };
export const text: Input = { id: "text", kind: "text", field: "text" };

export const labels = (...ids: string[]): Label[] => ids.map((id) => ({ id, name: `the ${id}` }));

export const schemaOf = (...controls: Control[]): LabelSchema => ({ inputs: [image, text], controls });

/** One valid control of every kind, by kind. */
export const CONTROLS = {
  choice: { id: "choice", name: "Choice", kind: "choice", labels: labels("a", "b", "c") },
  taxonomy: {
    id: "taxonomy",
    name: "Taxonomy",
    kind: "taxonomy",
    labels: [
      { id: "animal", name: "Animal" },
      { id: "cat", name: "Cat", parent: "animal" },
      { id: "dog", name: "Dog", parent: "animal" },
      { id: "plant", name: "Plant" },
    ],
  },
  rating: { id: "rating", name: "Rating", kind: "rating", max: 5 },
  number: { id: "number", name: "Number", kind: "number", min: -1, max: 10 },
  text: { id: "text", name: "Text", kind: "text", maxLength: 10 },
  list: { id: "list", name: "List", kind: "list", max: 3, maxLength: 10 },
  link: { id: "link", name: "Link", kind: "link", list: "the-list", nil: true },
  datetime: { id: "datetime", name: "Datetime", kind: "datetime", mode: "date" },
  ranking: { id: "ranking", name: "Ranking", kind: "ranking", labels: labels("a", "b", "c") },
  pairwise: { id: "pairwise", name: "Pairwise", kind: "pairwise", left: "image", right: "text" },
  box: { id: "box", name: "Box", kind: "box", input: "image", labels: labels("a", "b") },
  polygon: { id: "polygon", name: "Polygon", kind: "polygon", input: "image", labels: labels("a", "b") },
  polyline: { id: "polyline", name: "Polyline", kind: "polyline", input: "image", labels: labels("a") },
  ellipse: { id: "ellipse", name: "Ellipse", kind: "ellipse", input: "image", labels: labels("a") },
  keypoint: { id: "keypoint", name: "Keypoint", kind: "keypoint", input: "image", labels: labels("a") },
  skeleton: {
    id: "skeleton",
    name: "Skeleton",
    kind: "skeleton",
    input: "image",
    labels: labels("a"),
    joints: [
      { id: "head", name: "Head" },
      { id: "foot", name: "Foot" },
    ],
    bones: [["head", "foot"]],
  },
  mask: { id: "mask", name: "Mask", kind: "mask", input: "image", labels: labels("a") },
  span: { id: "span", name: "Span", kind: "span", input: "text", labels: labels("a", "b") },
  relation: { id: "relation", name: "Relation", kind: "relation", labels: labels("r") },
} as const satisfies Record<Control["kind"], unknown>;

export const control = <K extends Control["kind"]>(kind: K, changes: object = {}): Control =>
  ({ ...structuredClone(CONTROLS[kind]), ...changes }) as unknown as Control;
