import { expect, it } from "vitest";
import { cocoCaptions } from "@/lib/formats/coco-captions/write";
import type { FrozenItem } from "@/lib/formats/writer";
import { inEnglish } from "@/lib/i18n/tell";
import type { LabelSchema } from "@/lib/labels/schema";
import { control, image, text } from "../labels/build";
import { boxRegion, documentOf, filesOf, given, headerOf, imageOf, itemOf } from "./build";

const schema: LabelSchema = { inputs: [image], controls: [control("text")] };
const captioned = (seq: number, caption: string, changes: Partial<FrozenItem> = {}) =>
  itemOf(seq, {
    data: { image: "a.png" },
    images: [imageOf()],
    labels: documentOf({ answers: { text: caption } }),
    ...changes,
  });
const filesFor = (items: FrozenItem[], of = schema, perAnnotator = false) =>
  filesOf(cocoCaptions, { header: headerOf(of, { perAnnotator }), items });
const losses = (item: FrozenItem, of = schema) => cocoCaptions.losses(headerOf(of), item);

it("each image stands there once, with its captions; ids run on through the files", async () => {
  const items = [
    captioned(1, "A street.\n"),
    captioned(2, " ", { images: [imageOf({ file: "b.png", widthPx: 30, heightPx: 20 })] }),
    captioned(3, "Two", { split: "test" }),
  ];
  expect(await filesFor(items)).toEqual({
    "annotations/captions_train.json":
      '{"info":{"description":"First"},"licenses":[],"images":[{"id":1,"file_name":"a.png","width":1000,"height":500},{"id":2,"file_name":"b.png","width":30,"height":20}],"annotations":[{"id":1,"image_id":1,"caption":"A street.\\n"}]}\n',
    "annotations/captions_validation.json":
      '{"info":{"description":"First"},"licenses":[],"images":[],"annotations":[]}\n',
    "annotations/captions_test.json":
      '{"info":{"description":"First"},"licenses":[],"images":[{"id":3,"file_name":"a.png","width":1000,"height":500}],"annotations":[{"id":2,"image_id":3,"caption":"Two"}]}\n',
  });
  for (const item of items.slice(0, 1)) expect(losses(item)).toEqual({});
});

it("several questions and annotators give captions that say whose they are", async () => {
  const of = { inputs: [image], controls: [control("text"), control("text", { id: "more" })] };
  const item = itemOf(1, {
    images: [imageOf()],
    annotations: [
      given("annotator-1", { answers: { text: "A", more: "B" } }),
      given("annotator-2", { answers: { more: "C" } }),
    ],
  });
  const { "annotations/captions_train.json": file = "" } = await filesFor([item], of, true);
  expect(JSON.parse(file).annotations).toEqual([
    { id: 1, image_id: 1, caption: "A", question: "text", annotator: "annotator-1" },
    { id: 2, image_id: 1, caption: "B", question: "more", annotator: "annotator-1" },
    { id: 3, image_id: 1, caption: "C", question: "more", annotator: "annotator-2" },
  ]);
});

it("what is no caption is counted as lost", () => {
  const of = { inputs: [image], controls: [control("text"), control("choice"), control("box")] };
  const item = captioned(1, "x", { data: { image: "a?.png", author: "x" } });
  item.images.push(imageOf({ field: "second" }));
  item.labels?.regions.push(boxRegion("r", "a", [0, 0, 1, 1]));
  if (item.labels) Object.assign(item.labels.answers, { choice: "a", gone: "a" });
  expect(losses(item, of)).toEqual({
    furtherImages: 1,
    imageNames: 1,
    dataFields: 1,
    taskAnswers: 1,
    oldAnswers: 1,
    box: 1,
  });
});

it("a release without texts about images is refused with what to choose instead", () => {
  const refusal = (of: LabelSchema) => {
    const suits = cocoCaptions.suits(headerOf(of));
    return suits.ok ? null : inEnglish(suits.error);
  };
  expect(refusal(schema)).toBeNull();
  expect(refusal({ inputs: [text], controls: [control("text")] })).toMatch(
    /^COCO captions are .* Choose JSONL/,
  );
  expect(refusal({ inputs: [image], controls: [control("text", { per: "region" })] })).not.toBeNull();
});
