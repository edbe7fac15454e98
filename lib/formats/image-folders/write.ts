/**
 * Images in folders called by their labels, `train/<label>/<image>`, as `ImageFolder` of torchvision, `imagefolder` of Hugging
 * Face and Keras read them. The label is the answer to the first question about the whole task that has labels; answers to
 * other ones are counted as lost. `images.jsonl` says which task each image is of.
 *
 * An image lies in one folder: tasks with several labels, and tasks without an answer, are left out and counted. A task is
 * the first of its images. Folders of the task's own become part of the name, since readers take the innermost one for the
 * label.
 */
import { say } from "@/lib/core/message";
import { err, ok } from "@/lib/core/result";
import {
  type ClassControl,
  classControls,
  classNamer,
  givenLabels,
  loseOldLabels,
} from "@/lib/exports/class-answers";
import { fileNames } from "@/lib/exports/file-names";
import { lossCounter } from "@/lib/exports/loss-counter";
import { loseBeside } from "@/lib/exports/losses-beside";
import {
  documentsOf,
  type ExportFormat,
  type ExportHeader,
  type FrozenImage,
  type FrozenItem,
  type ItemSource,
  renamedImages,
} from "@/lib/formats/writer";
import { labelNamer } from "@/lib/labels/label-name";
import type { LabelSchema } from "@/lib/labels/schema";
import type { Split } from "@/lib/split/ratios";
import { loader } from "./loader";

const withoutFolders = (path: string): string => path.replace(/[\\/]+/g, "_");

const hasImages = ({ inputs }: LabelSchema): boolean => inputs.some(({ kind }) => kind === "image");

/** Safe names of folders by the names of labels, each its own also where case does not count. */
function folderNames(control: ClassControl): ReadonlyMap<string, string> {
  const folderOf = fileNames();
  const nameOf = labelNamer(control);
  const names = control.labels.map(({ id, name }) => [nameOf(id) ?? name, id] as const);
  return new Map(names.map(([name, id]) => [name, folderOf(withoutFolders(name), id, "")]));
}

/** Where the images of tasks lie, in task order; null for those that are left out. */
function placer(schema: LabelSchema) {
  const control = classControls(schema)[0];
  if (!control) return () => null;
  const namesOf = classNamer(control);
  const folders = folderNames(control);
  const pathOf = fileNames();
  return (item: FrozenItem, image: FrozenImage, split: Split): { path: string; label: string } | null => {
    const [label, ...further] = documentsOf(item).flatMap(({ document }) => namesOf(document));
    if (label === undefined || further.length > 0 || item.images[0] !== image) return null;
    const path = pathOf(`${split}/${folders.get(label)}/${withoutFolders(image.file)}`, image.sha256, "");
    return { path, label };
  };
}

async function* imageLines({ schema }: ExportHeader, items: ItemSource): AsyncGenerator<string> {
  const place = placer(schema);
  for await (const page of items()) {
    let lines = "";
    for (const { item, split } of page) {
      const frozen = item();
      const image = frozen.images[0];
      const placed = image && place(frozen, image, split);
      const { id, externalId: external_id } = frozen;
      if (placed)
        lines += `${JSON.stringify({ file: placed.path, label: placed.label, split, id, external_id })}\n`;
    }
    yield lines;
  }
}

export const imageFolders: ExportFormat = {
  loader,
  suits: ({ schema, perAnnotator }) => {
    if (!hasImages(schema) || classControls(schema).length === 0) return err(say("releases.foldersChoice"));
    return perAnnotator ? err(say("releases.foldersAgreed")) : ok(true);
  },
  entries: (header, items) => [{ path: "images.jsonl", content: () => imageLines(header, items) }],
  imagePaths: ({ schema }) => {
    const place = placer(schema);
    return (image, split, item) => place(item, image, split)?.path ?? null;
  },
  losses: ({ schema }, item) => {
    const { losses, lose } = lossCounter();
    const [image, ...further] = item.images;
    lose("noImage", image ? 0 : 1);
    lose("furtherImages", further.length);
    lose("imageNames", renamedImages(item));
    const control = classControls(schema)[0];
    const fields = new Set(item.images.map(({ field }) => field));
    loseBeside(schema, item, { fields, controls: new Set(control && [control.id]) }, lose);
    if (!control) return losses;
    for (const { document } of documentsOf(item)) {
      const { length } = givenLabels(control, document);
      loseOldLabels(control, document, lose);
      lose("unanswered", length === 0 ? 1 : 0);
      lose("severalLabels", length > 1 ? 1 : 0);
    }
    return losses;
  },
};
