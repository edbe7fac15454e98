/**
 * COCO captions: one file per split, each image once, and an annotation for every text that was written about the whole task:
 * `caption`, with the id of its question where several ask for texts, and its annotator where every annotation is kept. Ids
 * run on through all files. A task is the first of its images; blank texts are none.
 */
import { say } from "@/lib/core/message";
import { err, ok } from "@/lib/core/result";
import { isAskedPerRegion } from "@/lib/exports/class-answers";
import { lossCounter } from "@/lib/exports/loss-counter";
import { loseBeside } from "@/lib/exports/losses-beside";
import {
  documentsOf,
  type ExportFormat,
  type FrozenItem,
  type ItemSource,
  renamedImages,
} from "@/lib/formats/writer";
import type { LabelSchema } from "@/lib/labels/schema";
import type { Split } from "@/lib/split/ratios";
import { cocoFile } from "../coco/file";
import { loader } from "./loader";

const captionControls = ({ controls }: LabelSchema): string[] =>
  controls.filter((control) => control.kind === "text" && !isAskedPerRegion(control)).map(({ id }) => id);

function captionsOf(item: FrozenItem, controls: readonly string[]): Record<string, unknown>[] {
  return documentsOf(item).flatMap(({ annotator, document }) =>
    controls.flatMap((control) => {
      const caption = document.answers[control];
      if (typeof caption !== "string" || caption.trim() === "") return [];
      return [
        {
          caption,
          ...(controls.length > 1 ? { question: control } : {}),
          ...(annotator === null ? {} : { annotator }),
        },
      ];
    }),
  );
}

async function* itemsOf(items: ItemSource, split: Split): AsyncGenerator<FrozenItem[]> {
  for await (const page of items(split))
    yield page.map(({ item }) => item()).filter(({ images }) => images.length > 0);
}

export const cocoCaptions: ExportFormat = {
  loader,
  suits: ({ schema }) =>
    schema.inputs.some(({ kind }) => kind === "image") && captionControls(schema).length > 0
      ? ok(true)
      : err(say("releases.captionsTexts")),
  entries: ({ schema, releaseName, splits }, items) => {
    const controls = captionControls(schema);
    let id = 0;
    return splits.map((split) =>
      cocoFile({
        path: `annotations/captions_${split}.json`,
        head: { info: { description: releaseName }, licenses: [] },
        items: () => itemsOf(items, split),
        annotationsOf: (item) => captionsOf(item, controls),
        nextId: () => ++id,
      }),
    );
  },
  losses: ({ schema }, item) => {
    const { losses, lose } = lossCounter();
    const [image, ...further] = item.images;
    lose("noImage", image ? 0 : 1);
    lose("furtherImages", further.length);
    lose("imageNames", renamedImages(item));
    const fields = new Set(item.images.map(({ field }) => field));
    loseBeside(schema, item, { fields, controls: new Set(captionControls(schema)) }, lose);
    return losses;
  },
};
