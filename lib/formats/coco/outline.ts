/**
 * The outline of a large file: its first images with their annotations, and all categories, which may stand anywhere behind
 * them. Made in one pass.
 */
import { say } from "@/lib/core/message";
import { ListCutter } from "../json/list-cutter";
import { atMost } from "../json/whole-json";
import { textOf } from "../text-source";

/** As many as a preview looks at. */
const SHOWN_IMAGES = 200;
/** Of annotations that stand before the images, which may be of any of them. */
const MAX_EARLY = 20_000;

const idIn = (text: string, key: string): string | undefined =>
  new RegExp(`"${key}"\\s*:\\s*"?([^",}\\s]+)`).exec(text)?.[1];

export async function* cocoOutline(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const cutter = new ListCutter();
  const images: string[] = [];
  const ids = new Set<string>();
  const categories: string[] = [];
  const annotations: string[] = [];
  const early: string[] = [];
  const isShown = (annotation: string) => ids.has(idIn(annotation, "image_id") ?? "");
  for await (const piece of textOf(atMost(source, say("coco.tooLarge"))))
    for (const { list, text } of cutter.take(piece)) {
      if (list === "categories") categories.push(text);
      else if (list === "images" && images.length < SHOWN_IMAGES) {
        images.push(text);
        ids.add(idIn(text, "id") ?? "");
      } else if (list === "annotations") {
        if (images.length === 0 && early.length < MAX_EARLY) early.push(text);
        else if (isShown(text)) annotations.push(text);
      }
    }
  const shown = [...early.filter(isShown), ...annotations];
  const parts = Object.entries({ images, annotations: shown, categories });
  const members = parts.map(([name, items]) => `"${name}":[${items.join(",")}]`);
  yield new TextEncoder().encode(`{${members.join(",")}}`);
}
