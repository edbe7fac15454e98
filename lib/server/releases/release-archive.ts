/**
 * A release as a zip, piece by piece. Entries come in a fixed order with fixed times, so the same release gives the same bytes;
 * the manifest comes last, since it lists the checksum of everything before it.
 */
import { createHash } from "node:crypto";
import { findAsset } from "@/db/queries/assets";
import { findSchema } from "@/db/queries/projects";
import { type ReleaseRow, walkItems } from "@/db/queries/releases";
import { AppError } from "@/lib/core/app-error";
import { canonicalJson } from "@/lib/core/canonical-json";
import { say } from "@/lib/core/message";
import { EXPORT_FORMATS, type ExportFormatName } from "@/lib/formats";
import {
  type ExportFile,
  type ExportHeader,
  type FileColumn,
  type FrozenItem,
  type ImagePath,
  type ItemSource,
  lossesIn,
  plainPath,
} from "@/lib/formats/writer";
import type { Split } from "@/lib/split/ratios";
import { isFolder, writeZip, type ZipEntry } from "@/lib/zip/write-zip";
import type { Services } from "../context";
import type { StoredFile } from "../storage/storage";
import { ZIP_CRC } from "../zlib";
import { readmeOf } from "./release-card";
import {
  agreementFile,
  croissantFile,
  type DownloadOptions,
  guidelineText,
  manifest,
} from "./release-documents";
import { headerOf } from "./releases";
import { frozenSummaryOf } from "./stored-release";
import { lossesInEnglish } from "./told-losses";

const PAGE = 2_000;
/** Local fields, so that the DOS time in the archive is the same in every time zone. */
const FIXED_TIME = new Date(2000, 0, 1);

export function itemSource(services: Services, releaseId: string): ItemSource {
  return async function* (split) {
    for (let afterSeq = 0; ; ) {
      const rows = await walkItems(services.database.read, { releaseId, split, afterSeq, limit: PAGE });
      yield rows.map(({ item, split: own }) => ({
        text: item,
        split: own,
        item: () => JSON.parse(item) as FrozenItem,
      }));
      if (rows.length < PAGE) return;
      afterSeq = rows.at(-1)?.seq ?? afterSeq;
      await new Promise(setImmediate);
    }
  };
}

type Sums = Record<string, { sha256: string; bytes: number }>;
type Content = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
/** What a file holds, where that is known before it is read. */
type Facts = { sha256: string; bytes: number };
type File = { path: string; open: () => Content | Promise<Content>; facts?: () => Promise<Facts> };

/** Reads a content through, and has the checksum and length of a file in `sums` afterwards. */
async function* counted({ path, open }: File, sums: Sums): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const piece of await open()) {
    hash.update(piece);
    bytes += piece.byteLength;
    yield piece;
  }
  if (!isFolder(path)) sums[path] = { sha256: hash.digest("hex"), bytes };
}

const ZEROS = new Uint8Array(64 * 1024);

/** As many bytes as the file has, without reading it where its facts are known. */
async function* standIn(file: File, sums: Sums): AsyncGenerator<Uint8Array> {
  if (!file.facts) {
    yield* counted(file, sums);
    return;
  }
  const facts = await file.facts();
  sums[file.path] = facts;
  for (let left = facts.bytes; left > 0; left -= ZEROS.byteLength)
    yield left < ZEROS.byteLength ? ZEROS.subarray(0, left) : ZEROS;
}

type Read = (file: File, sums: Sums) => AsyncGenerator<Uint8Array>;

async function* zipEntries(files: AsyncIterable<File>, sums: Sums, read: Read): AsyncGenerator<ZipEntry> {
  for await (const file of files) yield { path: file.path, modified: FIXED_TIME, content: read(file, sums) };
}

/** A client that breaks off ends every generator on the way, and with them the files that they hold open. */
function archive(files: (sums: Sums) => AsyncIterable<File>, read: Read): AsyncGenerator<Uint8Array> {
  const sums: Sums = {};
  return writeZip(zipEntries(files(sums), sums, read), ZIP_CRC);
}

async function* bytesOf(content: ReturnType<ExportFile["content"]>): AsyncGenerator<Uint8Array> {
  for await (const piece of content) yield typeof piece === "string" ? Buffer.from(piece) : piece;
}

const text = (path: string, content: string): File => ({ path, open: () => [Buffer.from(content)] });

/** Of a release frozen before they were kept with it. */
async function annotatorsIn(items: ItemSource): Promise<string[]> {
  const annotators = new Set<string>();
  for await (const page of items())
    for (const { item } of page) for (const { annotator } of item().annotations) annotators.add(annotator);
  return [...annotators];
}

async function countLosses(
  format: ExportFormatName,
  header: ExportHeader,
  items: ItemSource,
): Promise<Record<string, number>> {
  const losses: Record<string, number> = {};
  for await (const page of items())
    for (const { item } of page)
      for (const [what, count] of Object.entries(lossesIn(EXPORT_FORMATS[format], header, item())))
        losses[what] = (losses[what] ?? 0) + count;
  return losses;
}

/** The items of one split alone; the others have none. */
const itemsOf =
  (items: ItemSource, only: Split): ItemSource =>
  (split) =>
    split === undefined || split === only ? items(only) : none();

async function* none(): AsyncGenerator<never> {}

/** @param read how files are taken in: read whole, or only measured */
async function openWith(
  services: Services,
  row: ReleaseRow,
  options: DownloadOptions,
  read: Read,
): Promise<AsyncGenerator<Uint8Array>> {
  const summary = frozenSummaryOf(row);
  const schema = await findSchema(services.database.read, {
    projectId: row.projectId,
    version: row.schemaVersion,
  });
  if (!schema) throw new AppError("internal", say("releases.noSchema", { release: row.id }));
  const { split } = options;
  const all = itemSource(services, row.id);
  const items = split ? itemsOf(all, split) : all;
  const described = { ...headerOf(row, schema, summary), ...(split && { splits: [split] }) };
  const header: ExportHeader =
    described.perAnnotator && !summary.annotators
      ? { ...described, annotators: await annotatorsIn(items) }
      : described;
  const format = EXPORT_FORMATS[options.format];
  const suits = format.suits(header);
  if (!suits.ok) throw new AppError("conflict", suits.error);
  return archive(async function* (sums) {
    const { forSpreadsheets } = options;
    const tables = new Map<string, readonly FileColumn[]>();
    for await (const { path, content, columns } of format.entries(header, items, { forSpreadsheets })) {
      if (columns) tables.set(path, columns);
      yield { path, open: () => bytesOf(content()) };
    }
    if (options.images && schema.inputs.some((input) => input.kind === "image"))
      for await (const { path, image } of imagesIn(items, format.imagePaths?.(header)))
        yield {
          path,
          open: async () => (await openImage(services, image.assetId)).stream,
          facts: async () => ({ sha256: image.sha256, bytes: await sizeOf(services, image.assetId) }),
        };
    yield text("schema.json", `${canonicalJson(schema)}\n`);
    yield text("guideline.md", await guidelineText(services, row));
    const { agreement, datasheet } = summary;
    if (agreement) yield text("agreement.json", agreementFile(agreement));
    if (datasheet !== undefined) yield text("datasheet.md", datasheet);
    // A release knows what is lost in the formats there were when it was frozen; of later ones it is counted now.
    const known = split ? undefined : summary.losses[options.format];
    const lost = known ?? (await countLosses(options.format, header, items));
    const losses = lossesInEnglish(lost);
    // Releases frozen before there was a card are downloaded as they were then.
    if (summary.card !== undefined) {
      const { loader } = format;
      const frontMatter = await format.frontMatter?.(header, items);
      yield text("load.py", loader.text);
      yield text("README.md", readmeOf({ row, summary, options, loader, frontMatter, losses }));
      yield text("croissant.json", croissantFile(row, summary, sums, tables));
    }
    const told = manifest(row, summary, sums, { ...options, losses });
    yield text("manifest.json", `${JSON.stringify(told, null, 2)}\n`);
  }, read);
}

/** The bytes of the archive. */
export const openArchive = (
  services: Services,
  row: ReleaseRow,
  options: DownloadOptions,
): Promise<AsyncGenerator<Uint8Array>> => openWith(services, row, options, counted);

/** How many bytes the archive has; images are not read for it, everything else is made. */
export async function measureArchive(
  services: Services,
  row: ReleaseRow,
  options: DownloadOptions,
): Promise<number> {
  let bytes = 0;
  for await (const piece of await openWith(services, row, options, standIn)) bytes += piece.byteLength;
  return bytes;
}

/** The images of a release in task order, and where they lie in the archive. */
async function* imagesIn(items: ItemSource, pathOf: ImagePath = plainPath) {
  for await (const page of items())
    for (const { item, split } of page) {
      const frozen = item();
      for (const image of frozen.images) {
        const path = pathOf(image, split, frozen);
        if (path !== null) yield { path, image };
      }
    }
}

async function openImage(services: Services, assetId: string): Promise<StoredFile> {
  const stored = await services.storage.get(await storageKeyOf(services, assetId));
  if (!stored) throw new AppError("internal", say("releases.imageFileMissing", { image: assetId }));
  return stored;
}

async function sizeOf(services: Services, assetId: string): Promise<number> {
  const { stream, sizeBytes } = await openImage(services, assetId);
  stream.destroy();
  return sizeBytes;
}

async function storageKeyOf(services: Services, assetId: string): Promise<string> {
  const asset = await findAsset(services.database.read, { assetId });
  if (!asset) throw new AppError("internal", say("releases.imageMissing", { image: assetId }));
  return asset.storageKey;
}
