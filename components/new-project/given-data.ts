/** The data of a project that is still to be made: chosen files, looked at, and what the labels make of their columns. */
import type { LookedAt } from "@/components/imports/look-at-file";
import type { ImportMapping, ImportPreview } from "@/lib/contracts/imports";
import { isImageAddress } from "@/lib/images/image-address";
import { suggestMapping } from "@/lib/imports/row-mapper";
import type { LabelSchema } from "@/lib/labels/schema";
import type { FileFacts } from "@/lib/labels/suggest-templates";

type Column = ImportPreview["columns"][number];

export type GivenData =
  | { kind: "images"; files: File[] }
  | ({
      kind: "file";
      /** Columns that were chosen by hand, by field. */
      columns: Record<string, string>;
      /** Take in the labels that the file has. */
      withLabels: boolean;
      /** Rows that cannot become tasks are left out and listed, instead of all being refused. */
      skipsBadRows: boolean;
    } & LookedAt);

/** Each image of an archive without a table becomes a task, as images alone do. */
export const areImagesAlone = (data: GivenData): boolean =>
  data.kind === "images" ||
  (data.preview.archive !== null &&
    data.preview.archive.table === null &&
    data.preview.archive.labels === null &&
    data.preview.taskPer === null);

/** A column names images by their address: the server fetches them where its operator has listed their hosts, and says so else. */
const namesAddresses = ({ pictures, example }: Column): boolean => pictures > 0 && isImageAddress(example);

const hasImages = (data: GivenData): boolean =>
  data.kind === "images" ||
  (data.preview.archive?.pictures ?? 0) > 0 ||
  data.preview.columns.some(namesAddresses);

export const factsOf = (data: GivenData | null): FileFacts => {
  if (data === null) return { columns: [], rows: [], images: false };
  if (data.kind === "images" || areImagesAlone(data)) return { columns: [], rows: [], images: true };
  return { columns: data.preview.columns, rows: data.preview.rows, images: hasImages(data) };
};

/** What a file is imported by, apart from its labels: guessed, and as chosen by hand. */
export function mappingOf(data: GivenData, schema: LabelSchema): ImportMapping {
  if (data.kind === "images" || areImagesAlone(data)) return { fields: {}, keepOther: true };
  const { columns } = data.preview;
  const guessed = suggestMapping(schema, columns);
  const names = new Set(columns.map(({ name }) => name));
  const chosen = Object.entries(data.columns).filter(([, column]) => names.has(column));
  const fields = { ...guessed.fields, ...Object.fromEntries(chosen) };
  const taken = new Set(Object.values(fields));
  const { id, group } = guessed;
  return {
    fields,
    keepOther: true,
    ...(id !== undefined && !taken.has(id) && { id }),
    ...(group !== undefined && !taken.has(group) && { group }),
  };
}

/** Why the data cannot be shown by these labels; null when they can. `fields` have no column yet. */
export type Misfit = { why: "noImages" | "needsTable" } | { why: "fields"; fields: string[] };

export function misfitOf(data: GivenData, schema: LabelSchema): Misfit | null {
  const { inputs } = schema;
  const showsImages = inputs.some(({ kind }) => kind === "image");
  if (areImagesAlone(data)) {
    if (!showsImages) return { why: "noImages" };
    return inputs.length > 1 ? { why: "needsTable" } : null;
  }
  if (showsImages && !hasImages(data)) return { why: "noImages" };
  const { fields } = mappingOf(data, schema);
  const missing = [...new Set(inputs.map(({ field }) => field))].filter((field) => !fields[field]);
  return missing.length > 0 ? { why: "fields", fields: missing } : null;
}

/** What a project without a template shows: the images that came, else a text of the file's name for it. */
export const inputsFor = (data: GivenData | null): LabelSchema["inputs"] =>
  data && (areImagesAlone(data) || hasImages(data))
    ? [{ id: "image", kind: "image", field: "image" }]
    : [{ id: "text", kind: "text", field: "text" }];
