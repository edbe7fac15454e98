/**
 * What the variants of YOLO share, as Ultralytics reads them: `data.yaml`, and for each image a file of labels with a line
 * per region and label, its class first. Classes are the class numbers of the project, counted from 0. All places are
 * shares of the image's width and height, within the image, with 6 decimals: Ultralytics leaves out an image with a place
 * beyond it. An image without objects has an empty file: it is background. `data.yaml` comes behind the labels, since it
 * names the parts that have images.
 */

import type { Point } from "@/lib/core/geometry";
import { type Message, say } from "@/lib/core/message";
import {
  drawnFields,
  drawnImagePaths,
  type Held,
  lossesOfHeld,
  type Refusals,
  regionsOn,
  suitsHeld,
} from "@/lib/exports/image-files";
import { classesOf, heldControls } from "@/lib/exports/outlines";
import { emptyFolder, textFile } from "@/lib/exports/text-file";
import type { ExportFile, ExportFormat, ExportHeader, FrozenImage, ItemSource } from "@/lib/formats/writer";
import type { RegionControl, Shape } from "@/lib/kinds";
import type { Split } from "@/lib/split/ratios";
import { dataYaml } from "./data-yaml";
import { FOLDERS, filePaths } from "./file-paths";
import { loader } from "./loader";

/**
 * Parts that Ultralytics wants in every `data.yaml`, and of which the folder of `val` has to be there (`check_det_dataset`
 * of ultralytics/data/utils.py); `test` may be absent.
 */
const NEEDED = ["train", "validation"] as const satisfies readonly Split[];

type Variant<P> = Held<P> & {
  none: Message;
  misfit?: Refusals["misfit"];
  /** What stands on the line behind the class. */
  line: (part: P, image: FrozenImage, shape: Shape) => string;
  /** Further lines of `data.yaml`. */
  yaml?: (controls: readonly RegionControl[], classes: readonly number[]) => string[];
};

export const inShares = (value: number, size: number): string =>
  Math.min(Math.max(value / size, 0), 1).toFixed(6);

/** `x y` of each point. */
export const pointsInShares = (points: readonly Point[], { widthPx, heightPx }: FrozenImage): string =>
  points.map(([x, y]) => `${inShares(x, widthPx)} ${inShares(y, heightPx)}`).join(" ");

export function yoloFormat<P>(variant: Variant<P>): ExportFormat {
  const { none, misfit } = variant;
  const refusals: Refusals = { none, misfit, perAnnotator: say("releases.yoloAgreed") };
  return {
    loader,
    suits: (header) => suitsHeld(variant, refusals, header),
    entries: (header, items) => entries(variant, header, items),
    imagePaths: ({ schema }) => {
      const pathsOf = filePaths();
      return drawnImagePaths(variant, schema, (image, split) => pathsOf(image, split).image);
    },
    losses: (header, item) => lossesOfHeld(variant, header, item),
  };
}

async function* entries<P>(
  variant: Variant<P>,
  header: ExportHeader,
  items: ItemSource,
): AsyncGenerator<ExportFile> {
  const { schema } = header;
  const classes = classesOf(header, variant.holds).map(({ key, id, name }) => ({
    key,
    number: id - 1,
    name,
  }));
  const numbers = new Map(classes.map(({ key, number }) => [key, number]));
  const fields = drawnFields(variant, schema);
  const pathsOf = filePaths();
  const filled = new Set<Split>();
  for await (const page of items())
    for (const { item, split } of page) {
      const frozen = item();
      for (const image of frozen.images.filter(({ field }) => fields.has(field))) {
        let text = "";
        for (const { key, part, shape } of regionsOn(variant, schema, frozen, image))
          text += `${numbers.get(key)} ${variant.line(part, image, shape)}\n`;
        yield textFile(pathsOf(image, split).labels, text);
        filled.add(split);
      }
    }
  for (const split of NEEDED) if (!filled.has(split)) yield emptyFolder(`images/${FOLDERS[split]}`);
  const names = new Map(classes.map(({ number, name }) => [number, name]));
  const further = variant.yaml?.(heldControls(schema, variant.holds), [...numbers.values()]);
  yield textFile("data.yaml", dataYaml({ names, hasTest: filled.has("test"), further }));
}
