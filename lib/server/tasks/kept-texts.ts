/**
 * Texts with a form as they were read last: drafts of one task are checked again and again while it is worked on, and a
 * page of a megabyte takes its time to read. The data of a task never changes. Long texts are read in the worker thread.
 */
import type { LabelSchema } from "@/lib/labels/schema";
import { shapeTexts } from "@/lib/text-forms/shape-texts";
import type { ShapedTexts } from "@/lib/text-forms/shaped-text";
import type { Services } from "../context";
import { runInWorker } from "../worker/worker";

const MOST_KEPT = 16;
/** HTML of this length is read in about 20 ms, during which the server takes in no other request. */
const LONG_CHARS = 200_000;

type Given = { id: string; data: Record<string, unknown> };
type Kept = { schema: LabelSchema; taskId: string; texts: Promise<ShapedTexts> };
const kept: (Kept | undefined)[] = [];
let next = 0;

const isLong = (value: unknown): boolean => typeof value === "string" && value.length > LONG_CHARS;

async function read(services: Services, schema: LabelSchema, data: Given["data"]): Promise<ShapedTexts> {
  const fields = schema.inputs.flatMap(({ form, field }) =>
    form && Object.hasOwn(data, field) ? [field] : [],
  );
  if (!fields.some((field) => isLong(data[field]))) return shapeTexts(schema, data);
  const texts = Object.fromEntries(fields.map((field) => [field, data[field]]));
  return runInWorker(services, "readTexts", { schema, data: texts });
}

/** @param schema one that `keptSchema` gives, the same object each time */
export async function keptTexts(
  services: Services,
  schema: LabelSchema,
  { id, data }: Given,
): Promise<ShapedTexts> {
  if (!schema.inputs.some(({ form }) => form !== undefined)) return {};
  const known = kept.find((one) => one?.schema === schema && one.taskId === id);
  if (known) return known.texts;
  const made: Kept = { schema, taskId: id, texts: read(services, schema, data) };
  kept[next] = made;
  next = (next + 1) % MOST_KEPT;
  try {
    return await made.texts;
  } catch (cause) {
    // The next request reads them again.
    const place = kept.indexOf(made);
    if (place >= 0) kept[place] = undefined;
    throw cause;
  }
}
