/**
 * Texts with a form as they were read last: drafts of one task are checked again and again while it is worked on, and a
 * page of a megabyte takes its time to read. The data of a task never changes.
 */
import type { LabelSchema } from "@/lib/labels/schema";
import { shapeTexts } from "@/lib/text-forms/shape-texts";
import type { ShapedTexts } from "@/lib/text-forms/shaped-text";

const MOST_KEPT = 16;
type Kept = { schema: LabelSchema; taskId: string; texts: ShapedTexts };
const kept: Kept[] = [];
let next = 0;

/** @param schema one that `keptSchema` gives, the same object each time */
export function keptTexts(
  schema: LabelSchema,
  { id, data }: { id: string; data: Record<string, unknown> },
): ShapedTexts {
  const known = kept.find((one) => one.schema === schema && one.taskId === id);
  if (known) return known.texts;
  const texts = shapeTexts(schema, data);
  if (Object.keys(texts).length === 0) return texts;
  kept[next] = { schema, taskId: id, texts };
  next = (next + 1) % MOST_KEPT;
  return texts;
}
