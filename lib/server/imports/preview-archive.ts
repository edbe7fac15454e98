/** Looks into an uploaded archive: what it holds, and the first rows of what becomes tasks. */
import type { ImportPreview } from "@/lib/contracts/imports";
import { ARCHIVE_READERS } from "@/lib/formats/archive-readers";
import type { Workbook } from "@/lib/formats/reader";
import { tableReader } from "@/lib/formats/readers";
import { textRows, textsIn } from "@/lib/formats/txt/archive";
import { imagesIn, tablesIn } from "@/lib/imports/archive-names";
import type { Context } from "../context";
import {
  archiveOf,
  finderIn,
  labelsIn,
  onlyImageField,
  SNIFFED_TABLE_BYTES,
  tableOf,
  takesTexts,
} from "../jobs/import/task-drafts";
import type { RawBody } from "../use-case";
import { shownGuess, startInUtf8 } from "./in-utf8";
import { namingFile } from "./name-upload";
import {
  type Choice,
  type Found,
  hintsFor,
  look,
  NO_LABELS_YET,
  NOTHING,
  PREVIEW_ROWS,
  piece,
  report,
  shownOf,
} from "./preview-report";
import { openUploadedZip, type UploadedZip } from "./uploaded-zip";
import { dropUpload, openUpload, saveUpload } from "./uploads";

/** As much of each text as the outline of an archive has (`lib/client/zip-outline.ts`). */
const TEXT_START_BYTES = 16 * 1024;

type Looked = Pick<ImportPreview, "truncated" | "archive" | "workbook"> & { found: Found };

/** The first texts of an archive, each by its start. */
async function lookAtTexts(zip: UploadedZip, choice: Choice): Promise<Found> {
  const { encoding, taskPer = "file" } = choice;
  async function* stream(name: string) {
    // The entry may be the start of a longer text: half a character at its end is no fault.
    const start = { bytes: await zip.start(name, TEXT_START_BYTES), isWhole: false };
    yield* piece(startInUtf8(start, encoding ?? shownGuess(start)).bytes);
  }
  const names = zip.names.slice(0, PREVIEW_ROWS);
  const found = await report(textRows({ names, stream }, { taskPer }), true, choice);
  return { ...found, encoding: encoding ?? null, taskPer };
}

type Sent = { body: RawBody; choice: Choice; table: string | undefined };

async function withZip<T>(
  context: Context,
  body: RawBody,
  work: (zip: UploadedZip) => Promise<T>,
): Promise<T> {
  const id = `preview-${context.newId()}`;
  await saveUpload(context, id, body);
  try {
    const file = await openUpload(context, id);
    try {
      return await work(await openUploadedZip(file));
    } finally {
      await file.close();
    }
  } finally {
    await dropUpload(context, id);
  }
}

async function lookAtParts(zip: UploadedZip, { choice, table: wanted }: Omit<Sent, "body">): Promise<Looked> {
  const labels = labelsIn(zip, wanted) ?? null;
  // Of several tables the one nearest to the root is shown, and another may be chosen.
  const table = labels === null ? tableOf(zip, wanted ?? tablesIn(zip.names)[0] ?? "") : null;
  const archive = {
    tables: tablesIn(zip.names),
    table,
    pictures: imagesIn(zip.names).length,
    texts: textsIn(zip.names).length,
    labels,
  };
  if (labels !== null) {
    const groups = ARCHIVE_READERS[labels].rows(archiveOf(zip), {});
    const found = await report(groups, true, choice, { find: finderIn(zip, ""), areThere: true });
    return { found, truncated: archive.pictures > PREVIEW_ROWS, archive, workbook: null };
  }
  const isUndecided = choice.schema === NO_LABELS_YET;
  // Before there are labels the files decide: beside images, texts tell about them.
  if (table === null && takesTexts(zip, choice.schema) && !(isUndecided && archive.pictures > 0)) {
    const found = await lookAtTexts(zip, choice);
    return { found, truncated: true, archive, workbook: null };
  }
  if (table === null) {
    if (!isUndecided) onlyImageField(choice.schema);
    return { found: NOTHING, truncated: false, archive, workbook: null };
  }
  const head = { bytes: await zip.start(table, SNIFFED_TABLE_BYTES), isWhole: false };
  const reader = tableReader(table, head);
  const start = await shownOf(zip.table(table), reader);
  const images = { find: finderIn(zip, table), areThere: archive.pictures > 0 };
  const found = await namingFile(table, () => look(reader, start, choice, images));
  return { found, truncated: start.isCut, archive, workbook: null };
}

/** The preview opens no image, so an outline of the zip is enough: every name, images empty, the table's start. */
export const lookIntoZip = (context: Context, { body, ...sent }: Sent): Promise<Looked> =>
  withZip(context, body, (zip) => lookAtParts(zip, sent));

/** The first rows of a sheet, of which `table` is the name. */
export const lookIntoWorkbook = (
  context: Context,
  workbook: Workbook,
  { body, choice, table }: Sent,
): Promise<Looked> =>
  withZip(context, body, async (zip) => {
    const archive = archiveOf(zip);
    const sheets = await workbook.sheets(archive);
    const header = choice.header ?? (await workbook.header(archive, table, hintsFor(choice.schema)));
    let seen = 0;
    async function* counted() {
      for await (const group of workbook.rows(archive, table, { header })) {
        seen += group.length;
        yield group;
      }
    }
    const found = await report(counted(), true, choice);
    return {
      found: { ...found, header },
      truncated: seen > PREVIEW_ROWS,
      archive: null,
      workbook: { sheets, sheet: table || (sheets[0] ?? "") },
    };
  });
