/**
 * COCO object detection: one file per split, category ids from the order of the schema, each image once. A rotated box
 * keeps its corners in `segmentation`; `bbox` is the upright rectangle around them, `area` is that of the box itself.
 * A task is the first of its images; what is drawn on another one, or has a label the schema lost, is counted as lost.
 */
import { boundsOf, boxCorners } from "@/lib/core/geometry";
import { findControl, findLabel, type LabelSchema } from "@/lib/labels/schema";
import { SPLITS } from "@/lib/split/ratios";
import { documentsOf, type ExportFormat, type ExportHeader, type FrozenItem, renamedImages } from "../item";

const round = (value: number) => Math.round(value * 1000) / 1000;

function categoriesOf(header: ExportHeader) {
  const boxes = header.schema.controls.filter((control) => control.kind === "box");
  return boxes.flatMap((control) =>
    control.labels.map((label) => ({
      key: `${control.id}/${label.id}`,
      name: boxes.length > 1 ? `${control.name}/${label.name}` : label.name,
      supercategory: control.name,
    })),
  );
}

/** The data field whose image a box with this label lies on; undefined when the schema has no such label of a box. */
function boxField(schema: LabelSchema, controlId: string, label: string): string | undefined {
  const control = findControl(schema, controlId);
  return control?.kind === "box" && findLabel(control, label)
    ? schema.inputs.find((input) => input.id === control.input)?.field
    : undefined;
}

function annotationsOf(schema: LabelSchema, item: FrozenItem, categories: Map<string, number>) {
  return documentsOf(item).flatMap(({ annotator, document }) =>
    document.regions.flatMap(({ shape, labels, control }) => {
      if (shape.kind !== "box") return [];
      const corners = boxCorners(shape);
      const bounds = boundsOf(corners) ?? shape;
      // A box with several labels becomes one annotation per label: COCO has one category each.
      const here = labels.filter((label) => boxField(schema, control, label) === item.images[0]?.field);
      return here.map((label) => ({
        category_id: categories.get(`${control}/${label}`),
        bbox: [bounds.x, bounds.y, bounds.width, bounds.height].map(round),
        area: round(shape.width * shape.height),
        segmentation: [corners.flat().map(round)],
        iscrowd: 0,
        ...(shape.rotation === 0 ? {} : { rotation: shape.rotation }),
        ...(annotator === null ? {} : { annotator }),
      }));
    }),
  );
}

export const coco: ExportFormat = {
  files: (header, items) => {
    const categories = categoriesOf(header);
    const ids = new Map(categories.map(({ key }, i) => [key, i + 1]));
    return SPLITS.map((split) => ({
      path: `annotations/${split}.json`,
      async *content() {
        const listed = categories.map(({ name, supercategory }, i) => ({ id: i + 1, name, supercategory }));
        yield `{"info":${JSON.stringify({ description: header.releaseName })},"licenses":[],"categories":${JSON.stringify(listed)},"images":[`;
        let first = true;
        for await (const page of items(split)) {
          let text = "";
          for (const { images, seq } of page.map(({ item }) => item())) {
            const image = images[0];
            if (!image) continue;
            text += `${first ? "" : ","}${JSON.stringify({ id: seq, file_name: image.file, width: image.widthPx, height: image.heightPx })}`;
            first = false;
          }
          yield text;
        }
        yield '],"annotations":[';
        let id = 0;
        for await (const page of items(split)) {
          let text = "";
          for (const frozen of page.map(({ item }) => item()).filter(({ images }) => images.length > 0))
            for (const annotation of annotationsOf(header.schema, frozen, ids))
              text += `${id === 0 ? "" : ","}${JSON.stringify({ id: ++id, image_id: frozen.seq, ...annotation })}`;
          yield text;
        }
        yield "]}\n";
      },
    }));
  },
  losses: (header, item) => {
    const losses: Record<string, number> = {};
    const lose = (what: string, count: number) => {
      if (count > 0) losses[what] = (losses[what] ?? 0) + count;
    };
    const image = item.images[0];
    const fields = new Set(item.images.map(({ field }) => field));
    lose("tasks without an image", image ? 0 : 1);
    lose("images' own names that are no file names", renamedImages(item));
    lose("further images of a task", Math.max(0, item.images.length - 1));
    if (image) lose("other data fields", Object.keys(item.data).filter((key) => !fields.has(key)).length);
    for (const { document } of documentsOf(item)) {
      lose("answers to whole tasks", Object.keys(document.answers).length);
      lose("relations", document.relations.length);
      for (const { shape, control, labels, attributes } of document.regions) {
        lose("answers about regions", Object.keys(attributes ?? {}).length);
        if (shape.kind !== "box") lose(`${shape.kind} regions`, 1);
        else
          for (const label of labels) {
            const field = boxField(header.schema, control, label);
            if (field === undefined) lose("labels the schema no longer has", 1);
            else if (image && field !== image.field) lose("boxes on further images", 1);
          }
      }
    }
    return losses;
  },
};
