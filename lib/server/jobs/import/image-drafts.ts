/**
 * Drafts of tasks that show images: what their first bytes tell is wrong with them, and the pages of a file of several,
 * each of which is a task. Images are not decoded yet.
 */
import { type Message, say } from "@/lib/core/message";
import { err, ok, type Result } from "@/lib/core/result";
import { pageName } from "@/lib/images/page-name";
import { sniffImage } from "@/lib/images/sniff-image";
import { tiffPages } from "@/lib/images/tiff-pages";
import type { MappedRow } from "@/lib/imports/row-mapper";
import type { NamedLabels, ReadyLabels } from "./row-labels";

/** An image of a task under the name it is shown by. */
export type DraftImage = {
  field: string;
  name: string;
  /** What to read where that is not the name: the file of a page, or an address. */
  file?: string;
  /** Where it is a page: the number of its directory in the file. */
  directory?: number;
};

/** A row whose columns have become the parts of a task; `read` opens its images by the names of their files. */
export type TaskDraft = Omit<MappedRow, "images"> & {
  row: number;
  images: DraftImage[];
  /** Labels that come with it. */
  labels?: readonly NamedLabels[];
  /** The same as documents, where they could be checked at once. */
  ready?: readonly ReadyLabels[];
  read?: (file: string) => Promise<Uint8Array>;
};
export type RowDraft = TaskDraft | { row: number; error: Message };
/** Labels for a task that is there. */
export type LabelDraft = { row: number; taskId: string; ready: readonly ReadyLabels[] };
export type Drafted = RowDraft | LabelDraft;

/** More are rather a film or a volume, and would be as many tasks by mistake. */
const MAX_PAGES = 1_000;

/** What is wrong with an image as its first bytes tell; null when nothing. */
export function imageProblem(name: string, start: Uint8Array): Message | null {
  if (start.byteLength === 0) return say("images.empty", { file: name });
  return sniffImage(start) ? null : say("images.otherFormat", { file: name });
}

/** The directories of the pages of a file, or null when it is one image. */
function pagesOf(file: string, bytes: Uint8Array): Result<number[] | null, Message> {
  if (sniffImage(bytes) !== "tiff") return ok(null);
  const pages = tiffPages(bytes);
  if (pages === null || pages.length === 0) return err(say("images.damaged", { file }));
  if (pages.length > MAX_PAGES)
    return err(say("images.tooManyPages", { file, pages: pages.length, max: MAX_PAGES }));
  return ok(pages.length === 1 && pages[0] === 0 ? null : pages);
}

/** A task for each page: pages of one file are never divided between splits. */
function pageTasks(draft: TaskDraft, image: DraftImage, pages: readonly number[]): TaskDraft[] {
  const { name: file, field } = image;
  return pages.map((directory, i) => {
    const page = pages.length === 1 ? undefined : i + 1;
    return {
      ...draft,
      data: { ...draft.data, [field]: pageName(String(draft.data[field]), page) },
      externalId: draft.externalId === null ? null : pageName(draft.externalId, page),
      groupKey: draft.groupKey ?? (page === undefined ? null : file),
      images: [{ field, name: pageName(file, page), file, directory }],
    };
  });
}

/** The tasks of a row, of which each image that has pages is given whole. */
export async function draftsOfPages(
  draft: TaskDraft,
  wholeOf: (file: string) => Promise<Uint8Array | null>,
): Promise<RowDraft[]> {
  for (const image of draft.images) {
    const bytes = await wholeOf(image.name);
    const pages = bytes === null ? ok(null) : pagesOf(image.name, bytes);
    if (!pages.ok) return [{ row: draft.row, error: pages.error }];
    if (pages.value === null) continue;
    if (draft.images.length > 1)
      return [{ row: draft.row, error: say("images.pagesBeside", { file: image.name }) }];
    if (draft.labels?.length && pages.value.length > 1)
      return [{ row: draft.row, error: say("rows.labelsOfPages", { file: image.name }) }];
    return pageTasks(draft, image, pages.value);
  }
  return [draft];
}

/** The tasks of a file that is an image, or has several. */
export async function draftsOfImage(
  row: number,
  field: string,
  { name, bytes }: { name: string; bytes: Uint8Array },
): Promise<RowDraft[]> {
  const error = imageProblem(name, bytes);
  if (error !== null) return [{ row, error }];
  const images = [{ field, name }];
  const data = { [field]: name };
  const read = async () => bytes;
  return draftsOfPages({ row, data, externalId: null, groupKey: null, priority: 0, images, read }, read);
}

/** Keeps the file that was read last: the pages of one follow each other. */
export function readingOnce(read: (file: string) => Promise<Uint8Array>): typeof read {
  let last: { file: string; bytes: Uint8Array } | undefined;
  return async (file) => {
    if (last?.file !== file) last = { file, bytes: await read(file) };
    return last.bytes;
  };
}
