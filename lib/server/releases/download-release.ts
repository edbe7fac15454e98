/**
 * A release as a streamed zip. Entries come in a fixed order with fixed times, so the same release gives the same bytes;
 * the manifest comes last, since it lists the checksum of everything before it.
 */
import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
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
import { isFolder, writeZip, type ZipEntry } from "@/lib/zip/write-zip";
import { recordEvent } from "../audit";
import type { Services } from "../context";
import { streamBody } from "../http/stream-body";
import type { UseCase } from "../use-case";
import { ZIP_CRC } from "../zlib";
import { readmeOf } from "./release-card";
import {
  agreementFile,
  croissantFile,
  type DownloadOptions,
  guidelineText,
  manifest,
} from "./release-documents";
import { headerOf, requireRelease } from "./releases";
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
type File = { path: string; open: () => Content | Promise<Content> };

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

async function* zipEntries(files: AsyncIterable<File>, sums: Sums): AsyncGenerator<ZipEntry> {
  for await (const file of files)
    yield { path: file.path, modified: FIXED_TIME, content: counted(file, sums) };
}

/** A client that breaks off ends every generator on the way, and with them the files that they hold open. */
function archive(files: (sums: Sums) => AsyncIterable<File>): AsyncGenerator<Uint8Array> {
  const sums: Sums = {};
  return writeZip(zipEntries(files(sums), sums), ZIP_CRC);
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

export async function openArchive(
  services: Services,
  row: ReleaseRow,
  options: DownloadOptions,
): Promise<AsyncGenerator<Uint8Array>> {
  const summary = frozenSummaryOf(row);
  const schema = await findSchema(services.database.read, {
    projectId: row.projectId,
    version: row.schemaVersion,
  });
  if (!schema) throw new AppError("internal", say("releases.noSchema", { release: row.id }));
  const items = itemSource(services, row.id);
  const known = headerOf(row, schema, summary);
  const header: ExportHeader =
    known.perAnnotator && !summary.annotators ? { ...known, annotators: await annotatorsIn(items) } : known;
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
      for await (const { path, assetId } of imagesIn(items, format.imagePaths?.(header)))
        yield { path, open: () => openImage(services, assetId) };
    yield text("schema.json", `${canonicalJson(schema)}\n`);
    yield text("guideline.md", await guidelineText(services, row));
    const { agreement, datasheet } = summary;
    if (agreement) yield text("agreement.json", agreementFile(agreement));
    if (datasheet !== undefined) yield text("datasheet.md", datasheet);
    // A release knows what is lost in the formats there were when it was frozen; of later ones it is counted now.
    const counted = summary.losses[options.format] ?? (await countLosses(options.format, header, items));
    const losses = lossesInEnglish(counted);
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
  });
}

/** The images of a release in task order, and where they lie in the archive. */
async function* imagesIn(items: ItemSource, pathOf: ImagePath = plainPath) {
  for await (const page of items())
    for (const { item, split } of page) {
      const frozen = item();
      for (const image of frozen.images) {
        const path = pathOf(image, split, frozen);
        if (path !== null) yield { path, assetId: image.assetId };
      }
    }
}

async function openImage(services: Services, assetId: string): Promise<Readable> {
  const stored = await services.storage.get(await storageKeyOf(services, assetId));
  if (!stored) throw new AppError("internal", say("releases.imageFileMissing", { image: assetId }));
  return stored.stream;
}

async function storageKeyOf(services: Services, assetId: string): Promise<string> {
  const asset = await findAsset(services.database.read, { assetId });
  if (!asset) throw new AppError("internal", say("releases.imageMissing", { image: assetId }));
  return asset.storageKey;
}

export const downloadRelease: UseCase<"downloadRelease"> = async (context, { params, query }) => {
  const { row, actor } = await requireRelease(context, params.release);
  if (row.status !== "frozen") throw new AppError("conflict", say("releases.notFrozen"));
  await context.database.write((db) =>
    recordEvent(
      db,
      {
        projectId: row.projectId,
        actorId: actor.id,
        action: "release.download",
        target: row.id,
        detail: { format: query.format },
      },
      context.now(),
    ),
  );
  const stream = await openArchive(context, row, query);
  const name = `${row.name.replace(/[^\p{L}\p{N}._-]+/gu, "-")}-${row.number}-${query.format}.zip`;
  return new Response(streamBody(stream), {
    headers: {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="release-${row.number}-${query.format}.zip"; filename*=UTF-8''${encodeURIComponent(name)}`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
};
