/** Drafts of tasks whose images are named by their address on the web: fetched when their row is added. */
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { peeked } from "@/lib/core/peeked";
import { err } from "@/lib/core/result";
import type { SourceRow } from "@/lib/formats/reader";
import { isImageAddress, nameOfAddress } from "@/lib/images/image-address";
import type { ImageFinder } from "@/lib/imports/archive-names";
import { withAddresses } from "../../imports/image-addresses";
import type { TaskDraft } from "./image-drafts";
import type { ImportRun } from "./import-run";
import { imageFieldOf } from "./task-of-image";

export const noImages: ImageFinder = () => err(say("rows.needsZip"));

/** Which image a cell means where no images are beside the rows: only one with an address. */
export const addressFinder = ({ services }: ImportRun): ImageFinder =>
  withAddresses(services.config.imageHosts, noImages);

/** The images of a draft that have addresses are shown by host and path, and fetched when their row is added. */
export function fetched(run: ImportRun, draft: TaskDraft): TaskDraft {
  if (!draft.images.some(({ name }) => isImageAddress(name))) return draft;
  const { addresses } = run;
  addresses?.expect(draft.images.flatMap(({ name }) => (isImageAddress(name) ? name : [])));
  const images = draft.images.map((image) =>
    isImageAddress(image.name) ? { ...image, name: nameOfAddress(image.name), file: image.name } : image,
  );
  const { read } = draft;
  return {
    ...draft,
    images,
    read: async (file) => {
      const reader = isImageAddress(file) ? addresses?.read : read;
      if (reader === undefined) throw new AppError("invalid_input", say("rows.needsZip"));
      return reader(file);
    },
  };
}

/** Rows whose images have addresses on listed hosts make tasks; the first row tells. */
export async function firstRowHasAddress(run: ImportRun, groups: AsyncIterable<SourceRow[]>) {
  const field = imageFieldOf(run.schema);
  const column = field === undefined ? undefined : (run.payload.mapping.fields[field] ?? field);
  const { first, all } = await peeked(groups);
  const row = first?.find((source) => "value" in source);
  const cell = row && "value" in row && column !== undefined ? row.value[column] : undefined;
  const hasAddress = typeof cell === "string" && isImageAddress(cell) && addressFinder(run)(cell).ok;
  return { hasAddress, groups: all };
}
