/** The text of an input as a release holds it. */
import type { FrozenItem } from "@/lib/formats/writer";
import type { Input } from "@/lib/labels/schema";

/** Of an input with a form the canonical text, on which spans are; undefined where the task has no text there. */
export function itemText({ data, texts }: FrozenItem, { id, field }: Input): string | undefined {
  if (texts && Object.hasOwn(texts, id)) return texts[id];
  const own = Object.hasOwn(data, field) ? data[field] : undefined;
  return typeof own === "string" ? own : undefined;
}
