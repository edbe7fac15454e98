/** Turns a draft into all that its task needs: its images are taken in, and what it holds gets a fingerprint. */
import { AppError } from "@/lib/core/app-error";
import { canonicalJson } from "@/lib/core/canonical-json";
import { searchTextOf } from "@/lib/core/search-text";
import type { ImageSize } from "@/lib/formats/source-annotation";
import type { LabelSchema } from "@/lib/labels/schema";
import { shapeTexts, textOf } from "@/lib/text-forms/shape-texts";
import { ingestImage } from "../../assets/ingest-image";
import { sha256Hex } from "../../sha256";
import type { TaskDraft } from "./image-drafts";
import type { ImportRun } from "./import-run";
import type { ReadyLabels } from "./row-labels";

/** All that a task needs, except its number. */
export type NewTask = Pick<TaskDraft, "data" | "externalId" | "groupKey" | "priority"> & {
  contentHash: string;
  /** With the columns of answers as data: the task that is there may have come without its labels. */
  hashWithAnswers: string | undefined;
  preview: string;
  searchText: string;
  images: { field: string; assetId: string }[];
  labels: readonly ReadyLabels[];
};

const NO_LABELS: NewTask["labels"] = [];

/** @throws AppError for labels that do not fit their task, such as a region outside of its image */
function placed(run: ImportRun, { labels, ready, data }: TaskDraft, images: Record<string, ImageSize>) {
  if (ready !== undefined) return ready;
  if (run.labels === null || labels === undefined) return NO_LABELS;
  const checked = run.labels.place(labels, data, images, false);
  if (!checked.ok) throw new AppError("invalid_input", checked.error);
  return checked.value;
}

const PREVIEW_CHARS = 300;

/** Cut to a list's width: no half of a surrogate pair, no NUL, which PostgreSQL's text cannot hold. */
function previewOf(text: string): string {
  const cut = text.slice(0, PREVIEW_CHARS);
  const last = cut.charCodeAt(cut.length - 1);
  const whole = last >= 0xd800 && last <= 0xdbff ? cut.slice(0, -1) : cut;
  return whole.replaceAll("\0", "");
}

/** A task that is nothing but one image is that image. */
function hashOf(shown: Record<string, unknown>, hasImages: boolean): string {
  const [only, ...others] = Object.values(shown);
  return hasImages && others.length === 0 ? String(only) : sha256Hex(canonicalJson(shown));
}

const hashesOf = (shown: Record<string, unknown>, { answers, images }: TaskDraft) => ({
  contentHash: hashOf(shown, images.length > 0),
  hashWithAnswers: answers && hashOf({ ...shown, ...answers }, images.length > 0),
});

/** Texts with a form are found as they are read: JSON in a cell and HTML spell their characters otherwise. */
function searchTextFor({ data, externalId, groupKey, images }: TaskDraft, schema: LabelSchema): string {
  const texts = Object.values(shapeTexts(schema, data)).map(({ text }) => text);
  return searchTextOf({ data, texts, externalId, groupKey, fileNames: images.map(({ name }) => name) });
}

/** Its text; of a task without one the end of the image's path, which is more telling than its start. */
function previewFor({ data, images }: TaskDraft, schema: LabelSchema): string {
  const input = schema.inputs.find(({ kind }) => kind === "text");
  const text = input && textOf(input, data);
  return previewOf(text ?? (images[0]?.name ?? "").slice(-PREVIEW_CHARS));
}

function textTask(run: ImportRun, draft: TaskDraft): NewTask {
  const { schema } = run;
  const { data, externalId, groupKey, priority } = draft;
  const preview = previewFor(draft, schema);
  return {
    data,
    externalId,
    groupKey,
    priority,
    ...hashesOf(data, draft),
    preview,
    searchText: searchTextFor(draft, schema),
    images: [],
    labels: placed(run, draft, {}),
  };
}

/**
 * Images count by what they show: the same table with other images is other data, and an image that only lies in another
 * folder is the same.
 */
async function imageTask(
  run: ImportRun,
  draft: TaskDraft,
  read: NonNullable<TaskDraft["read"]>,
): Promise<NewTask> {
  const { data, externalId, groupKey, priority } = draft;
  const { services, job, schema } = run;
  const shown: Record<string, unknown> = { ...data };
  const sizes: Record<string, ImageSize> = {};
  const images: NewTask["images"] = [];
  for (const { field, name, file = name, directory } of draft.images) {
    const asset = await ingestImage(services, job, { name, bytes: await read(file), directory });
    images.push({ field, assetId: asset.id });
    shown[field] = asset.sha256;
    sizes[field] = asset;
  }
  const preview = previewFor(draft, schema);
  return {
    data,
    externalId,
    groupKey,
    priority,
    ...hashesOf(shown, draft),
    preview,
    searchText: searchTextFor(draft, schema),
    images,
    labels: placed(run, draft, sizes),
  };
}

/** Text is ready at once, an image after decoding; a promise for each of a million rows would cost more than the rows. */
export const newTask = (run: ImportRun, draft: TaskDraft): NewTask | Promise<NewTask> =>
  draft.read && draft.images.length > 0 ? imageTask(run, draft, draft.read) : textTask(run, draft);
