/**
 * Pascal VOC (Everingham et al., The PASCAL VOC2012 Development Kit): a file of XML per image in `Annotations`, the images in
 * `JPEGImages`, and in `ImageSets/Main` the names of the images of each split, without their endings. A box has whole pixels
 * counted from 1, both ends included: the whole image is (1, 1) to (width, height). Written are the pixels that a region
 * touches, so places between pixels are counted as lost, as are rotations and outlines. The number of colour channels is not
 * known; `depth` is the customary 3.
 */

import { boundsOf, type Rect } from "@/lib/core/geometry";
import { say } from "@/lib/core/message";
import {
  drawnFields,
  drawnImagePaths,
  type Held,
  lossesOfHeld,
  regionsOn,
  suitsHeld,
} from "@/lib/exports/image-files";
import { imageNames } from "@/lib/exports/image-names";
import { classesOf, isOutlinedKind, ringsOnImage } from "@/lib/exports/outlines";
import { textFile } from "@/lib/exports/text-file";
import type {
  ExportFile,
  ExportFormat,
  ExportHeader,
  FrozenImage,
  FrozenItem,
  ItemSource,
} from "@/lib/formats/writer";
import type { Split } from "@/lib/split/ratios";
import { loader } from "./loader";
import { type Element, xmlOf } from "./xml";

const SETS = { train: "train", validation: "val", test: "test" } as const satisfies Record<Split, string>;
const REFUSALS = { none: say("releases.vocOutlines"), perAnnotator: say("releases.vocAgreed") };

/** Places nearer to a whole pixel are on it: errors of rounding. */
const SAME_PX = 1e-3;
const upTo = (value: number) => Math.ceil(value - SAME_PX);
const downTo = (value: number) => Math.floor(value + SAME_PX);
const isWhole = (value: number) => Math.abs(value - Math.round(value)) <= SAME_PX;

const held: Held<Rect> = {
  holds: isOutlinedKind,
  partOf: (shape, image) => boundsOf(ringsOnImage(shape, image).flat()),
  lost: ({ x, y, width, height }, _, shape) => ({
    ...(shape.kind !== "box" ? { outlines: 1 } : { rotations: shape.rotation === 0 ? 0 : 1 }),
    betweenPixels: [x, y, x + width, y + height].every(isWhole) ? 0 : 1,
  }),
};

function boxOf({ x, y, width, height }: Rect): Element {
  const [left, top] = [downTo(x) + 1, downTo(y) + 1];
  return [
    "bndbox",
    [
      ["xmin", left],
      ["ymin", top],
      ["xmax", Math.max(left, upTo(x + width))],
      ["ymax", Math.max(top, upTo(y + height))],
    ],
  ];
}

/** `pose`, `truncated` and `difficult` are what VOC says where nobody has told. */
const objectOf = (name: string, part: Rect): Element => [
  "object",
  [["name", name], ["pose", "Unspecified"], ["truncated", 0], ["difficult", 0], boxOf(part)],
];

function annotationOf(
  { schema, releaseName }: ExportHeader,
  item: FrozenItem,
  { image, file }: { image: FrozenImage; file: string },
  names: ReadonlyMap<string, string>,
): string {
  const objects = [...regionsOn(held, schema, item, image)].map(({ key, part }) =>
    objectOf(names.get(key) ?? key, part),
  );
  return xmlOf([
    "annotation",
    [
      ["folder", "JPEGImages"],
      ["filename", file],
      ["source", [["database", releaseName]]],
      [
        "size",
        [
          ["width", image.widthPx],
          ["height", image.heightPx],
          ["depth", 3],
        ],
      ],
      ["segmented", 0],
      ...objects,
    ],
  ]);
}

async function* entries(header: ExportHeader, items: ItemSource): AsyncGenerator<ExportFile> {
  const names = new Map(classesOf(header, held.holds).map(({ key, name }) => [key, name]));
  const fields = drawnFields(held, header.schema);
  const nameOf = imageNames(".xml");
  const sets: Record<Split, string[]> = { train: [], validation: [], test: [] };
  for await (const page of items())
    for (const { item, split } of page) {
      const frozen = item();
      for (const image of frozen.images.filter(({ field }) => fields.has(field))) {
        const { name, file } = nameOf(image.file, image.sha256);
        sets[split].push(`${name}\n`);
        yield textFile(`Annotations/${name}.xml`, annotationOf(header, frozen, { image, file }, names));
      }
    }
  for (const split of header.splits)
    yield textFile(`ImageSets/Main/${SETS[split]}.txt`, sets[split].join(""));
}

export const voc: ExportFormat = {
  loader,
  suits: (header) => suitsHeld(held, REFUSALS, header),
  entries,
  imagePaths: ({ schema }) => {
    const nameOf = imageNames(".xml");
    return drawnImagePaths(held, schema, (image) => `JPEGImages/${nameOf(image.file, image.sha256).file}`);
  },
  losses: (header, item) => lossesOfHeld(held, header, item),
};
