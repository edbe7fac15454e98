/** What the rows and files of an upload become before they are tasks. */
import { join } from "node:path";
import type { JobRow } from "@/db/queries/jobs";
import type { ImportFormat } from "@/lib/contracts/imports";
import { AppError } from "@/lib/core/app-error";
import { canonicalJson } from "@/lib/core/canonical-json";
import { type MappedRow, type Mapping, rowMapper } from "@/lib/imports/row-mapper";
import type { LabelSchema } from "@/lib/labels/schema";
import { ingestImage, sniffImage } from "../assets/ingest-image";
import type { Services } from "../context";
import { sha256Hex } from "../sha256";
import { readRows, readWhole } from "./read-rows";
import { readZip } from "./read-zip";

export type ImportPayload = {
  format: ImportFormat;
  mode: "all-or-nothing" | "skip-bad-rows";
  fileName: string;
  mapping: Mapping;
  schemaVersion: number;
};

export type ImportRun = {
  services: Services;
  job: JobRow;
  payload: ImportPayload;
  schema: LabelSchema;
  startedAt: number;
};

export type ImportItem =
  | { row: number; mapped: MappedRow }
  | { row: number; image: { name: string; bytes: Uint8Array; field: string } }
  | { row: number; error: string };

/** All that a task needs, except its number. */
export type ReadyItem = MappedRow & {
  contentHash: string;
  preview: string;
  images: { field: string; assetId: string }[];
};

const PREVIEW_CHARS = 300;

export const uploadPath = (services: Services, jobId: string): string =>
  join(services.config.dataDir, "uploads", jobId);

export const holdsFiles = (format: ImportFormat): boolean => format === "image" || format === "zip";

/** Cut to a list's width: no half of a surrogate pair, no NUL, which PostgreSQL's text cannot hold. */
function previewOf(text: string): string {
  const cut = text.slice(0, PREVIEW_CHARS);
  const last = cut.charCodeAt(cut.length - 1);
  const whole = last >= 0xd800 && last <= 0xdbff ? cut.slice(0, -1) : cut;
  return whole.replaceAll("\0", "");
}

function readyText(mapped: MappedRow, schema: LabelSchema): ReadyItem {
  const field = schema.inputs.find((input) => input.kind === "text")?.field;
  const text = field === undefined ? "" : String(mapped.data[field] ?? "");
  const { data, externalId, groupKey, priority } = mapped;
  const contentHash = sha256Hex(canonicalJson(data));
  return { data, externalId, groupKey, priority, contentHash, preview: previewOf(text), images: [] };
}

async function readyImage(
  { services, job }: ImportRun,
  { name, bytes, field }: { name: string; bytes: Uint8Array; field: string },
): Promise<ReadyItem> {
  const asset = await ingestImage(services, job.projectId, name, bytes);
  return {
    data: { [field]: name },
    externalId: null,
    groupKey: null,
    priority: 0,
    contentHash: asset.sha256,
    // The end of a long path tells more than its start.
    preview: previewOf(name.slice(-PREVIEW_CHARS)),
    images: [{ field, assetId: asset.id }],
  };
}

/** Text is ready at once, an image after decoding; a promise for each of a million rows would cost more than the rows. */
export function readyItem(
  run: ImportRun,
  item: Exclude<ImportItem, { error: string }>,
): ReadyItem | Promise<ReadyItem> {
  return "mapped" in item ? readyText(item.mapped, run.schema) : readyImage(run, item.image);
}

function imageField(schema: LabelSchema): string {
  const images = schema.inputs.filter((input) => input.kind === "image");
  if (images.length !== 1 || schema.inputs.length > 1)
    throw new AppError(
      "invalid_input",
      "Image files can be imported into projects that show exactly one image and no text.",
    );
  return images[0]?.field ?? "image";
}

async function* filesOf({ services, job, payload, schema }: ImportRun, after: number) {
  const path = uploadPath(services, job.id);
  const field = imageField(schema);
  const single = payload.format === "image";
  if (single && after >= 1) return;
  const entries = single
    ? [{ row: 1, name: payload.fileName, bytes: await readWhole(path) }]
    : readZip(path, after);
  for await (const { row, name, bytes } of entries) {
    const item: ImportItem = sniffImage(bytes)
      ? { row, image: { name, bytes, field } }
      : { row, error: `${name}: not a JPEG, PNG, WebP or GIF picture` };
    yield [item];
  }
}

/** Everything in the upload after row `after`, in groups as it is read; images are not decoded yet. */
export async function* itemsOf(run: ImportRun, after: number): AsyncGenerator<ImportItem[]> {
  const { services, job, payload, schema } = run;
  if (holdsFiles(payload.format)) {
    yield* filesOf(run, after);
    return;
  }
  const mapRow = rowMapper(payload.mapping, schema);
  for await (const group of readRows(uploadPath(services, job.id), payload.format)) {
    const items: ImportItem[] = [];
    for (const source of group) {
      if (source.row <= after) continue;
      if ("error" in source) items.push(source);
      else {
        const mapped = mapRow(source.value);
        items.push(
          mapped.ok ? { row: source.row, mapped: mapped.value } : { row: source.row, error: mapped.error },
        );
      }
    }
    yield items;
  }
}
