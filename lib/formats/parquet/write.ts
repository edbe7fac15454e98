/**
 * Tidy tables for pandas, Polars, DuckDB and Spark, in folders that name the split as Hive does: the column `split` comes
 * from the path, and `part-0.parquet` has the others. `task_id` joins the tables.
 *
 * - `tasks`: a row per task with a column per data field, named as in a table of tasks; an image is its place in the archive.
 * - `annotations`: a row per answer, region and relation, see `answer-rows.ts`.
 * - `annotators`: a row per task and annotator with times and versions, where every annotation is kept.
 * - `votes`: see `vote-rows.ts`, where the release has them.
 * - `image_files`: a row per image with its size and checksum, where tasks show images.
 *
 * The columns are the same in every release but for those of data fields, whose types are those of their values.
 */
import { ok } from "@/lib/core/result";
import {
  cellOf,
  fieldColumns,
  fieldValue,
  readTextColumns,
  type Survey,
  surveyItems,
} from "@/lib/exports/column-types";
import { shownFields } from "@/lib/exports/data-fields";
import { lossCounter } from "@/lib/exports/loss-counter";
import { type ParquetColumn, parquetFile } from "@/lib/exports/parquet-file";
import {
  type ExportFile,
  type ExportFormat,
  type ExportHeader,
  type FrozenAnnotation,
  type FrozenImage,
  type FrozenItem,
  type ItemSource,
  renamedImages,
} from "@/lib/formats/writer";
import type { Split } from "@/lib/split/ratios";
import { answerColumns, answerRowsOf } from "./answer-rows";
import { Controls } from "./controls";
import { loader } from "./loader";
import { voteColumns, voteRowsOf } from "./vote-rows";

type Table<R> = { name: string; columns: ParquetColumn<R>[]; rowsOf: (item: FrozenItem) => R[] };

const filesOf = <R>(
  { name, columns, rowsOf }: Table<R>,
  splits: readonly Split[],
  items: ItemSource,
): ExportFile[] =>
  splits.map((split) =>
    parquetFile({
      path: `${name}/split=${split}/part-0.parquet`,
      columns,
      items: () => items(split),
      rowsOf,
    }),
  );

const TASK_COLUMNS: ParquetColumn<FrozenItem>[] = [
  { name: "task_id", type: "text", value: ({ id }) => id },
  { name: "external_id", type: "text", value: ({ externalId }) => externalId },
  // Items frozen before it was told have the key of the split only.
  {
    name: "group",
    type: "text",
    value: ({ group, givenGroup }) => (givenGroup === undefined ? group : givenGroup),
  },
  { name: "labels_from", type: "text", value: ({ labelsFrom }) => labelsFrom },
];
const FOLD: ParquetColumn<FrozenItem> = { name: "fold", type: "integer", value: ({ fold }) => fold };

function taskTable({ schema, dataFields, hasFolds }: ExportHeader, { typeOf }: Survey): Table<FrozenItem> {
  const fixed = hasFolds ? [...TASK_COLUMNS, FOLD] : TASK_COLUMNS;
  // `split` is a column that readers make of the path.
  const taken = [...fixed.map(({ name }) => name), "split"];
  const fields = fieldColumns(schema, dataFields, taken).map(({ field, name }): ParquetColumn<FrozenItem> => {
    const type = typeOf(field);
    return { name, type, value: (item) => cellOf(fieldValue(item, field), type) };
  });
  const texts = readTextColumns(schema, [...taken, ...fields.map(({ name }) => name)]).map(
    (column): ParquetColumn<FrozenItem> => ({ ...column, type: "text" }),
  );
  return { name: "tasks", columns: [...fixed, ...fields, ...texts], rowsOf: (item) => [item] };
}

type Given = { item: FrozenItem; annotation: FrozenAnnotation };
const ANNOTATORS: Table<Given> = {
  name: "annotators",
  columns: [
    { name: "task_id", type: "text", value: ({ item }) => item.id },
    { name: "annotator", type: "text", value: ({ annotation }) => annotation.annotator },
    { name: "submitted_at", type: "time", value: ({ annotation }) => annotation.submittedAt },
    { name: "lead_time_ms", type: "integer", value: ({ annotation }) => annotation.leadTimeMs },
    { name: "guideline_version", type: "integer", value: ({ annotation }) => annotation.guidelineVersion },
    { name: "schema_version", type: "integer", value: ({ annotation }) => annotation.schemaVersion },
    { name: "review", type: "text", value: ({ annotation }) => annotation.review },
  ],
  rowsOf: (item) => item.annotations.map((annotation) => ({ item, annotation })),
};

type Shown = { item: FrozenItem; image: FrozenImage };
const IMAGE_FILES: Table<Shown> = {
  name: "image_files",
  columns: [
    { name: "task_id", type: "text", value: ({ item }) => item.id },
    { name: "field", type: "text", value: ({ image }) => image.field },
    { name: "file", type: "text", value: ({ image }) => `images/${image.file}` },
    { name: "width", type: "integer", value: ({ image }) => image.widthPx },
    { name: "height", type: "integer", value: ({ image }) => image.heightPx },
    { name: "sha256", type: "text", value: ({ image }) => image.sha256 },
  ],
  rowsOf: (item) => item.images.map((image) => ({ item, image })),
};

const knownFields = ({ schema, dataFields }: ExportHeader): string[] => [
  ...shownFields(schema),
  ...(dataFields ?? []),
];

async function* entries(header: ExportHeader, items: ItemSource): AsyncGenerator<ExportFile> {
  const survey = await surveyItems(header, items);
  const controls = new Controls(header.schema);
  yield* filesOf(taskTable(header, survey), header.splits, items);
  yield* filesOf(
    {
      name: "annotations",
      columns: answerColumns(controls),
      rowsOf: (item) => answerRowsOf(controls, item),
    },
    header.splits,
    items,
  );
  if (header.perAnnotator) yield* filesOf(ANNOTATORS, header.splits, items);
  if (survey.hasVotes)
    yield* filesOf(
      { name: "votes", columns: voteColumns(controls), rowsOf: (item) => voteRowsOf(controls, item) },
      header.splits,
      items,
    );
  if (header.schema.inputs.some(({ kind }) => kind === "image"))
    yield* filesOf(IMAGE_FILES, header.splits, items);
}

export const parquet: ExportFormat = {
  loader,
  suits: () => ok(true),
  holdsVotes: true,
  holdsFolds: true,
  holdsTaskGroups: true,
  holdsGroups: true,
  entries,
  losses: (header, item) => {
    const { losses, lose } = lossCounter();
    const known = new Set(knownFields(header));
    lose("dataFields", Object.keys(item.data).filter((key) => !known.has(key)).length);
    lose("imageNames", renamedImages(item));
    return losses;
  },
};
