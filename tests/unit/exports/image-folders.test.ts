import { describe, expect, it } from "vitest";
import { imageFolders } from "@/lib/formats/image-folders/write";
import type { FrozenItem } from "@/lib/formats/writer";
import { inEnglish } from "@/lib/i18n/tell";
import type { LabelSchema } from "@/lib/labels/schema";
import { control, image, text } from "../labels/build";
import { documentOf, filesOf, given, headerOf, imageOf, itemOf } from "./build";

const schemaWith = (...controls: LabelSchema["controls"]): LabelSchema => ({ inputs: [image], controls });
const schema = schemaWith(control("choice"), control("rating"));
const pathsOf = (items: FrozenItem[], of = schema) => {
  const pathOf = imageFolders.imagePaths?.(headerOf(of));
  return items.flatMap((item) => item.images.map((one) => pathOf?.(one, item.split, item)));
};
const linesOf = async (items: FrozenItem[], of = schema) =>
  ((await filesOf(imageFolders, { header: headerOf(of), items }))["images.jsonl"] ?? "")
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line));
const losses = (item: FrozenItem, of = schema) => imageFolders.losses(headerOf(of), item);
const labeled = (seq: number, choice: string | string[], file: string, changes: Partial<FrozenItem> = {}) =>
  itemOf(seq, {
    data: { image: file },
    images: [imageOf({ file, sha256: `${seq}`.repeat(64) })],
    labels: documentOf({ answers: { choice } }),
    ...changes,
  });

it("an image lies in the folder of its label and split, and one line says which task it is of", async () => {
  const items = [
    labeled(1, "a", "x.png"),
    labeled(2, "b", "set/x.png", { split: "test", externalId: "E" }),
    labeled(3, "b", "set_x.png", { split: "test" }),
  ];
  const paths = ["train/the a/x.png", "test/the b/set_x.png", "test/the b/set_x-33333333.png"];
  expect(pathsOf(items)).toEqual(paths);
  expect(await linesOf(items)).toEqual([
    { file: paths[0], label: "the a", split: "train", id: "id-1", external_id: null },
    { file: paths[1], label: "the b", split: "test", id: "id-2", external_id: "E" },
    { file: paths[2], label: "the b", split: "test", id: "id-3", external_id: null },
  ]);
  for (const item of items) expect(losses(item)).toEqual({});
});

it("labels have folders of their own that every file system takes", () => {
  const names = ["A/B", "A_B", "cat", "Cat", ".hidden", "con"].map((name, i) => ({ id: `id${i}`, name }));
  const of = schemaWith(control("choice", { labels: names }));
  const items = names.map(({ id }, i) => labeled(i + 1, id, `${i}.png`));
  expect(pathsOf(items, of)).toEqual([
    "train/A_B/0.png",
    "train/A_B-id1/1.png",
    "train/cat/2.png",
    "train/Cat-id3/3.png",
    "train/_hidden/4.png",
    "train/_con/5.png",
  ]);
});

describe("left out and counted are", () => {
  it("tasks without an answer, with several labels, and with a label that is gone", async () => {
    const of = schemaWith(control("choice", { multiple: true }));
    const several = labeled(1, ["a", "b"], "a.png");
    const none = labeled(2, [], "b.png");
    const gone = labeled(3, ["gone"], "c.png");
    const one = labeled(4, ["b"], "d.png");
    expect(pathsOf([several, none, gone, one], of)).toEqual([null, null, null, "train/the b/d.png"]);
    expect((await linesOf([several, none, gone, one], of)).length).toBe(1);
    expect(losses(several, of)).toEqual({ severalLabels: 1 });
    expect(losses(none, of)).toEqual({ unanswered: 1 });
    expect(losses(gone, of)).toEqual({ unanswered: 1, oldLabels: 1 });
    expect(losses(one, of)).toEqual({});
  });

  it("further images, other answers and data, and names that are no file names", () => {
    const item = labeled(1, "a", "a.png", { data: { image: "a?.png", author: "x" } });
    item.images.push(imageOf({ field: "second", file: "b.png" }));
    if (item.labels) item.labels.answers.rating = 3;
    expect(pathsOf([item])).toEqual(["train/the a/a.png", null]);
    expect(losses(item)).toEqual({ furtherImages: 1, imageNames: 1, dataFields: 1, taskAnswers: 1 });
    expect(losses(itemOf(1, { labels: documentOf({}) }))).toEqual({ noImage: 1, unanswered: 1 });
    expect(losses(itemOf(1, { annotations: [given("annotator-1", {})] }))).toEqual({
      noImage: 1,
      unanswered: 1,
    });
  });
});

it("a release without images or such a question, or with every annotation, is refused", () => {
  const refusal = (header: ReturnType<typeof headerOf>) => {
    const suits = imageFolders.suits(header);
    return suits.ok ? null : inEnglish(suits.error);
  };
  expect(refusal(headerOf(schema))).toBeNull();
  expect(refusal(headerOf(schemaWith(control("box"))))).toMatch(
    /^Image folders are called .* Choose JSONL or COCO/,
  );
  expect(refusal(headerOf({ inputs: [text], controls: [control("choice")] }))).toMatch(/has no images/);
  expect(refusal(headerOf(schema, { perAnnotator: true }))).toMatch(/agreed labels/);
});
