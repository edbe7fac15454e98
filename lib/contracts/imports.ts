/** Imports: what can be read, how columns become tasks, and how far a running one is. */
import * as z from "zod/mini";
import { TEXT_PARTS } from "@/lib/formats/reader";
import { IMPORT_FORMATS } from "@/lib/formats/reader-names";
import { DEFAULT_LOCALE, LOCALES } from "@/lib/i18n/locales";
import { DELIMITER_NAMES, DELIMITERS, type Delimiter } from "@/lib/imports/delimited-text";
import { ENCODINGS } from "@/lib/imports/encodings";
import { LabelSchemaShape } from "@/lib/labels/schema";
import { flag, Id, JsonObject, jsonText, MessageShape, TimeMs, Told } from "./common";

export const ImportFormat = z.enum(IMPORT_FORMATS);
export type ImportFormat = z.infer<typeof ImportFormat>;

const names = Object.keys(DELIMITER_NAMES) as (keyof typeof DELIMITER_NAMES)[];
const DelimiterOrName = z.pipe(
  z.enum([...DELIMITERS, ...names]),
  z.transform((given) =>
    given in DELIMITER_NAMES ? DELIMITER_NAMES[given as keyof typeof DELIMITER_NAMES] : (given as Delimiter),
  ),
);

const Column = z.string().check(z.minLength(1), z.maxLength(200));
const SourceLabel = z.string().check(z.maxLength(500));
const SourceName = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));
/** What becomes of labels that are in the file. */
export const ImportLabels = z.strictObject({
  people: z
    .enum(["annotations", "predictions", "gold", "none"])
    .check(
      z.describe(
        "What people's labels become: submitted annotations of the people that the file names, predictions to be checked by annotators, final answers, or nothing.",
      ),
    ),
  predictions: z
    ._default(z.boolean(), true)
    .check(z.describe("Take in what the file has as predictions of a model.")),
  by: z
    .optional(SourceName)
    .check(z.describe("The person or model that labels come from where the file names none.")),
  map: z
    ._default(z.record(SourceLabel, z.nullable(SourceLabel)), {})
    .check(z.describe("Label of the file → label of the schema, by id or name; null leaves it out.")),
  add: z
    ._default(z.boolean(), false)
    .check(z.describe("Add the labels and questions that the label schema lacks.")),
  columns: z
    ._default(
      z
        .array(
          z.strictObject({
            column: Column,
            control: z.string().check(z.minLength(1), z.maxLength(200)),
            by: z.optional(SourceName),
          }),
        )
        .check(z.maxLength(100)),
      [],
    )
    .check(
      z.describe("Of a table: columns that hold an answer to a question, one for each person or for all."),
    ),
  mixIn: z
    .optional(z.boolean())
    .check(z.describe("Final answers become gold answers, too: their tasks are mixed in among the others.")),
});
export type ImportLabels = z.infer<typeof ImportLabels>;

/** Which column of the file becomes what. */
export const ImportMapping = z.strictObject({
  fields: z
    ._default(z.record(Column, Column), {})
    .check(
      z.describe(
        "Field of an input of the label schema → column of the file; a field left out has the column of its name.",
      ),
    ),
  id: z.optional(Column).check(z.describe("Column that names each task; it comes back as external_id.")),
  group: z.optional(Column).check(z.describe("Column whose equal values keep tasks in one split.")),
  priority: z.optional(Column).check(z.describe("Column of whole numbers; higher ones are labeled first.")),
  changed: z
    .optional(z.enum(["error", "new-version"]))
    .check(
      z.describe(
        "Rows whose id the project has with other data: listed as errors, as when left out, or a new version of the task, whose answers come back to their annotators as drafts.",
      ),
    ),
  keepOther: z._default(z.boolean(), true).check(z.describe("Keep the other columns as data of the task.")),
  labels: z
    .optional(ImportLabels)
    .check(z.describe("What becomes of labels that are in the file; left out, they are not taken in.")),
});
export type ImportMapping = z.infer<typeof ImportMapping>;

/** The query of an upload; `mapping` is JSON. */
export const ImportQuery = z.strictObject({
  format: ImportFormat,
  mode: z._default(z.enum(["all-or-nothing", "skip-bad-rows"]), "all-or-nothing"),
  fileName: z._default(z.string().check(z.maxLength(500)), ""),
  mapping: jsonText(ImportMapping, 20_000),
  /**
   * Of a zip, the table whose rows become tasks, by its path in the zip. Absent: the only one there is. Empty: none,
   * each image or text file becomes a task. Of a workbook its sheet, the first one when left out.
   */
  table: z.optional(z.string().check(z.maxLength(1_000))),
  encoding: z
    .optional(z.enum(ENCODINGS))
    .check(z.describe("Of a file of text. Guessed when left out, in a zip of text files for each of them.")),
  taskPer: z
    .optional(z.enum(TEXT_PARTS))
    .check(
      z.describe(
        "Of plain text: whether each line or each file becomes a task. Left out, each line of a single file, each file of a zip.",
      ),
    ),
  delimiter: z
    .optional(DelimiterOrName)
    .check(z.describe("Of a CSV or TSV: what parts its cells. Guessed when left out; a TSV has tabs then.")),
  header: z
    .optional(flag())
    .check(
      z.describe(
        "Of a CSV or TSV: whether the first row names the columns; otherwise they are column_1, column_2, … An import takes it for true when left out, a preview guesses it.",
      ),
    ),
});

/** The query of a file that is looked at before there is a project: there are no fields yet to map its columns to. */
export const FileQuery = z.omit(ImportQuery, { mapping: true, mode: true });

/** The languages a list of row errors can be had in. */
export const ErrorsQuery = z.strictObject({ locale: z._default(z.enum(LOCALES), DEFAULT_LOCALE) });

export const RowError = z.object({ row: z.int(), ...Told.shape });
export type RowError = z.infer<typeof RowError>;

export const ColumnProfile = z.object({
  name: z.string(),
  filled: z.int(),
  distinct: z.int(),
  kind: z.enum(["text", "number", "boolean", "mixed", "object"]),
  longest: z.int(),
  example: z.string(),
  /** How many of the values read end like the name of an image. */
  pictures: z.int(),
  /** Of a column whose values may be labels, as the file spells them; empty for any other. */
  values: z.array(z.object({ value: z.string(), count: z.int() })),
});
export const ImportPreview = z.object({
  format: ImportFormat,
  /** As chosen or guessed; null where the file is no text, and in a zip of text files where none was chosen. */
  encoding: z.nullable(z.enum(ENCODINGS)),
  /** Of plain text: what becomes a task; null for other files. */
  taskPer: z.nullable(z.enum(TEXT_PARTS)),
  /** What parts the cells, and whether the first row names the columns, as chosen or guessed; null without cells. */
  delimiter: z.nullable(z.enum(DELIMITERS)),
  header: z.nullable(z.boolean()),
  columns: z.array(ColumnProfile),
  rows: z.array(JsonObject),
  errors: z.array(RowError),
  /** Rows that are read, but maybe not as they were meant. */
  warnings: z.array(RowError),
  /** True when only the start of the file was looked at. */
  truncated: z.boolean(),
  suggested: ImportMapping,
  /** What the start of the file has of labels; null where it has none. */
  labels: z.nullable(
    z.object({
      rows: z.int(),
      roles: z.object({ annotation: z.int(), skip: z.int(), prediction: z.int(), gold: z.int() }),
      regions: z.int(),
      people: z.array(z.string()),
      hasUnnamed: z.boolean(),
      labels: z.array(z.object({ label: z.string(), count: z.int(), isKnown: z.boolean() })),
      unplaced: z.array(z.object({ count: z.int(), ...Told.shape })),
      unasked: z.array(z.object({ what: z.string(), count: z.int() })),
      notTaken: z.array(z.object({ what: z.string(), count: z.int() })),
    }),
  ),
  /** The label schema that those labels make by themselves, where the file is looked at before there is a project. */
  ownSchema: z.nullable(LabelSchemaShape),
  /** Members of the records that tasks do not take: annotations, predictions, labels of another tool. */
  leftOut: z.array(z.string()),
  /** Of a workbook: its sheets, and the one that was read; null for other files. */
  workbook: z.nullable(z.object({ sheets: z.array(z.string()), sheet: z.string() })),
  /** Of a zip: its tables, the one that was read, and how many images and text files it holds; null for other files. */
  archive: z.nullable(
    z.object({
      tables: z.array(z.string()),
      table: z.nullable(z.string()),
      pictures: z.int(),
      texts: z.int(),
      /** The format whose files of labels lie beside the images, where no table was chosen. */
      labels: z.nullable(z.string()),
    }),
  ),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

export const ImportJob = z.object({
  id: Id,
  status: z.enum(["queued", "running", "done", "failed", "cancelled"]),
  fileName: z.string(),
  format: ImportFormat,
  phase: z.enum(["checking", "adding", "undoing", "finished"]),
  rowsDone: z.int(),
  rowsTotal: z.nullable(z.int()),
  rowsPerSecond: z.nullable(z.number()),
  added: z.int(),
  duplicates: z.int(),
  errors: z.int(),
  /** Images of a zip with a table that are in no task, known once all rows were checked. */
  unusedImages: z.int(),
  /** What came in with the tasks, or for tasks that were there. */
  annotations: z.int(),
  predictions: z.int(),
  finalAnswers: z.int(),
  /** Labels of a task that had labels of the same person or model already. */
  labelsThere: z.int(),
  /** Tasks whose data were replaced; answers that came back as drafts, and their marks that were carried over or not. */
  versions: z.int(),
  cameBack: z.int(),
  carried: z.int(),
  lost: z.int(),
  /** What the file has of labels that has no counterpart here, by the file's word for it. */
  notTaken: z.array(z.object({ what: z.string(), count: z.int() })),
  firstErrors: z.array(RowError),
  problem: z.nullable(z.string()),
  /** The same with its key; null for one that an earlier version stored. */
  problemMessage: z.nullable(MessageShape),
  /** It was finished and then taken back, and how many of its tasks stay since somebody has worked on them. */
  isUndone: z.boolean(),
  stayed: z.int(),
  createdAt: TimeMs,
  finishedAt: z.nullable(TimeMs),
});
export type ImportJob = z.infer<typeof ImportJob>;

/** What undoing a finished import would do. */
export const ImportUndo = z.object({
  tasks: z.int().check(z.describe("Tasks that it added and nobody has worked on since: they go.")),
  stay: z
    .int()
    .check(z.describe("Tasks that it added and somebody has worked on: they stay, with their labels.")),
  labeled: z
    .int()
    .check(
      z.describe("Tasks from before it that lose the labels it brought, as nobody has worked on them since."),
    ),
});
export type ImportUndo = z.infer<typeof ImportUndo>;
