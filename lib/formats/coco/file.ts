/** A file of COCO: what it is about, its images, then its annotations, written page by page as the items come. */
import type { ExportFile, FrozenImage, FrozenItem } from "@/lib/formats/writer";

type CocoFile = {
  path: string;
  /** The members before the images. */
  head: Record<string, unknown>;
  /** The items of the file, each with an image; read once for the images and once for the annotations. */
  items: () => AsyncIterable<FrozenItem[]>;
  /** The annotations of an item without their ids and that of its image. */
  annotationsOf: (item: FrozenItem) => Record<string, unknown>[];
  /** The ids of annotations in the order they are written. */
  nextId: () => number;
};

const imageOf = ({ images, seq }: FrozenItem): string => {
  const { file, widthPx, heightPx } = images[0] as FrozenImage;
  return JSON.stringify({ id: seq, file_name: file, width: widthPx, height: heightPx });
};

/** @param partsOf the entries of an item, as JSON */
async function* listOf(
  items: AsyncIterable<FrozenItem[]>,
  partsOf: (item: FrozenItem) => string[],
): AsyncGenerator<string> {
  let isFirst = true;
  for await (const page of items) {
    const parts = page.flatMap(partsOf);
    if (parts.length > 0) yield `${isFirst ? "" : ","}${parts.join(",")}`;
    if (parts.length > 0) isFirst = false;
  }
}

export const cocoFile = ({ path, head, items, annotationsOf, nextId }: CocoFile): ExportFile => ({
  path,
  async *content() {
    yield `${JSON.stringify(head).slice(0, -1)},"images":[`;
    yield* listOf(items(), (item) => [imageOf(item)]);
    yield '],"annotations":[';
    yield* listOf(items(), (item) =>
      annotationsOf(item).map((annotation) =>
        JSON.stringify({ id: nextId(), image_id: item.seq, ...annotation }),
      ),
    );
    yield "]}\n";
  },
});
