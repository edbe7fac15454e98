/** Turns a row into all that its task needs: its pictures are taken in, and what it holds gets a fingerprint. */
import { canonicalJson } from "@/lib/core/canonical-json";
import { searchTextOf } from "@/lib/core/search-text";
import type { MappedRow } from "@/lib/imports/row-mapper";
import type { LabelSchema } from "@/lib/labels/schema";
import { ingestImage } from "../assets/ingest-image";
import { sha256Hex } from "../sha256";
import type { GoodItem, ImportRun } from "./import-run";

/** All that a task needs, except its number. */
export type ReadyItem = Omit<MappedRow, "images"> & {
  contentHash: string;
  preview: string;
  searchText: string;
  images: { field: string; assetId: string }[];
};

const PREVIEW_CHARS = 300;

/** Cut to a list's width: no half of a surrogate pair, no NUL, which PostgreSQL's text cannot hold. */
function previewOf(text: string): string {
  const cut = text.slice(0, PREVIEW_CHARS);
  const last = cut.charCodeAt(cut.length - 1);
  const whole = last >= 0xd800 && last <= 0xdbff ? cut.slice(0, -1) : cut;
  return whole.replaceAll("\0", "");
}

const searchTextFor = ({ data, externalId, groupKey, images }: MappedRow): string =>
  searchTextOf({ data, externalId, groupKey, fileNames: images.map(({ name }) => name) });

const textFieldOf = (schema: LabelSchema) => schema.inputs.find((input) => input.kind === "text")?.field;

/** Its text; of a task without one the end of the picture's path, which tells more than its start. */
function previewFor(mapped: MappedRow, schema: LabelSchema): string {
  const field = textFieldOf(schema);
  const text = field === undefined ? undefined : mapped.data[field];
  return previewOf(text === undefined ? (mapped.images[0]?.name ?? "").slice(-PREVIEW_CHARS) : String(text));
}

function readyText(mapped: MappedRow, schema: LabelSchema): ReadyItem {
  const { data, externalId, groupKey, priority } = mapped;
  const contentHash = sha256Hex(canonicalJson(data));
  return {
    data,
    externalId,
    groupKey,
    priority,
    contentHash,
    preview: previewFor(mapped, schema),
    searchText: searchTextFor(mapped),
    images: [],
  };
}

/**
 * The pictures count by what they show: the same table with other pictures is other data, and a picture that only lies
 * in another folder is the same. A task that is nothing but one picture is that picture.
 */
async function readyPictures(
  { services, job, schema }: ImportRun,
  mapped: MappedRow,
  read: NonNullable<GoodItem["read"]>,
): Promise<ReadyItem> {
  const { data, externalId, groupKey, priority } = mapped;
  const shown: Record<string, unknown> = { ...data };
  const images: ReadyItem["images"] = [];
  for (const { field, name } of mapped.images) {
    const asset = await ingestImage(services, job.projectId, name, await read(name));
    images.push({ field, assetId: asset.id });
    shown[field] = asset.sha256;
  }
  const [only, ...others] = Object.values(shown);
  const contentHash = others.length === 0 ? String(only) : sha256Hex(canonicalJson(shown));
  const preview = previewFor(mapped, schema);
  const searchText = searchTextFor(mapped);
  return { data, externalId, groupKey, priority, contentHash, preview, searchText, images };
}

/** Text is ready at once, a picture after decoding; a promise for each of a million rows would cost more than the rows. */
export function readyItem(run: ImportRun, { mapped, read }: GoodItem): ReadyItem | Promise<ReadyItem> {
  return read && mapped.images.length > 0 ? readyPictures(run, mapped, read) : readyText(mapped, run.schema);
}
