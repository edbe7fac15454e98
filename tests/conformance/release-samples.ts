/** Small releases that every export format can write one of. */
import type { Region } from "@/lib/annotation/document";
import type { LabelSchema } from "@/lib/labels/schema";
import { SPLITS } from "@/lib/split/ratios";
import { boxRegion, documentOf, headerOf, imageOf, itemOf, spanRegion } from "../unit/exports/build";
import { control, schemaOf } from "../unit/labels/build";

export const SAMPLE_SCHEMA = schemaOf(
  control("box"),
  control("skeleton"),
  control("choice"),
  control("text"),
);
const skeleton: Region = {
  id: "s",
  control: "skeleton",
  labels: ["a"],
  shape: { kind: "skeleton", joints: [{ id: "head", x: 5, y: 5, visibility: 2 }] },
};
const images = ["a.png", "a.jpg", "A.webp", "images/a.png", "set/a.png"].flatMap((file, i) =>
  SPLITS.map((split, j) =>
    itemOf(3 * i + j + 1, {
      split,
      images: [imageOf({ file: file.replace(".", `-${split}.`), sha256: `${i}`.repeat(64) })],
      labels: documentOf({
        answers: { choice: "a", text: "a street" },
        regions: [boxRegion("r", "a", [0, 0, 10, 10]), skeleton],
      }),
    }),
  ),
);
const texts = ["Anna in Rome", "one\ntwo"].map((text, i) =>
  itemOf(i + 1, {
    data: { text, reply: "ok", vector: [i, 0.5] },
    labels: documentOf({
      answers: { pairwise: "left" },
      regions: [spanRegion("r", "a", text, [0, 4]), spanRegion("s", "b", text, [2, 5])],
      relations: [{ id: "x", control: "relation", label: "r", from: "r", to: "s" }],
    }),
  }),
);
const onTexts: LabelSchema = {
  inputs: [
    { id: "text", kind: "text", field: "text" },
    { id: "reply", kind: "text", field: "reply" },
  ],
  controls: [control("span"), control("relation"), control("pairwise", { left: "text", right: "reply" })],
};
/** A release of boxes and skeletons on images, and one of spans and comparisons of texts with vectors. */
export const SAMPLE_RELEASES = [
  { header: headerOf(SAMPLE_SCHEMA), items: images },
  { header: headerOf(onTexts, { dataFields: ["vector"], vectors: { vector: 2 } }), items: texts },
];
