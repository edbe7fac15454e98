/**
 * COCO object detection: one file per split, category ids from the order of the schema, each image once. A rotated box
 * keeps its corners in `segmentation`; `bbox` is the upright rectangle around them, `area` is that of the box itself.
 */
import { boundsOf, boxCorners } from "@/lib/core/geometry";
import { hasLabels, isRegionControl } from "@/lib/labels/schema";
import { SPLITS } from "@/lib/split/ratios";
import { documentsOf, type ExportFormat, type ExportHeader, type FrozenItem } from "../item";

const round = (value: number) => Math.round(value * 1000) / 1000;

function categoriesOf(header: ExportHeader) {
  const boxes = header.schema.controls.filter(
    (control) => isRegionControl(control) && control.kind === "box",
  );
  const several = boxes.length > 1;
  return boxes.flatMap((control) =>
    hasLabels(control)
      ? control.labels.map((label) => ({
          key: `${control.id}/${label.id}`,
          name: several ? `${control.name}/${label.name}` : label.name,
          supercategory: control.name,
        }))
      : [],
  );
}

function annotationsOf(item: FrozenItem, categories: Map<string, number>) {
  return documentsOf(item).flatMap(({ annotator, document }) =>
    document.regions.flatMap(({ shape, labels, control }) => {
      if (shape.kind !== "box") return [];
      const corners = boxCorners(shape);
      const bounds = boundsOf(corners) ?? shape;
      // A box with several labels becomes one annotation per label: COCO has one category each.
      return labels.map((label) => ({
        category_id: categories.get(`${control}/${label}`) ?? 0,
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
        for await (const { item } of items(split)) {
          const { images, seq } = item();
          const image = images[0];
          if (!image) continue;
          yield `${first ? "" : ","}${JSON.stringify({ id: seq, file_name: image.file, width: image.widthPx, height: image.heightPx })}`;
          first = false;
        }
        yield '],"annotations":[';
        let id = 0;
        for await (const { item } of items(split)) {
          const frozen = item();
          if (frozen.images.length === 0) continue;
          for (const annotation of annotationsOf(frozen, ids))
            yield `${id === 0 ? "" : ","}${JSON.stringify({ id: ++id, image_id: frozen.seq, ...annotation })}`;
        }
        yield "]}\n";
      },
    }));
  },
  losses: (_header, item) => {
    const losses: Record<string, number> = {};
    const lose = (what: string, count: number) => {
      if (count > 0) losses[what] = (losses[what] ?? 0) + count;
    };
    lose("tasks without an image", item.images.length === 0 ? 1 : 0);
    for (const { document } of documentsOf(item)) {
      lose("answers to whole tasks", Object.keys(document.answers).length);
      lose("relations", document.relations.length);
      for (const region of document.regions) {
        if (region.shape.kind !== "box") lose(`${region.shape.kind} regions`, 1);
        lose("answers about regions", Object.keys(region.attributes ?? {}).length);
      }
    }
    return losses;
  },
};
