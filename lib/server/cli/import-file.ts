import { type FileHandle, open } from "node:fs/promises";
import { basename } from "node:path";
import { Readable } from "node:stream";
import { type ImportFormat, type ImportJob, ImportMapping } from "@/lib/contracts/imports";
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { readValue } from "@/lib/core/zod-issues";
import { TEXT_PARTS, type TextPart } from "@/lib/formats/reader";
import { IMPORT_FORMATS } from "@/lib/formats/reader-names";
import { DELIMITER_NAMES, DELIMITERS, type Delimiter } from "@/lib/imports/delimited-text";
import { ENCODINGS, type Encoding } from "@/lib/imports/encodings";
import type { Context, Services } from "../context";
import { explainError } from "../explain-error";
import { importNow } from "../imports/import-and-wait";
import { cancelImport } from "../imports/import-routes";
import {
  type Command,
  firstOf,
  givenPath,
  oneOf,
  optional,
  required,
  UsageError,
  type Values,
} from "./command";
import { contextAs, withInstance } from "./instance";

const MAX_FILE_NAME_CHARS = 500;

/** Pairs like `a=b` of an option that may be given several times. A name with `=` in it has its last part behind the sign. */
function pairsOf(values: Values, option: string, what: string, mayBeEmpty = false): [string, string][] {
  return [values[option] ?? []].flat().map((given) => {
    const pair = String(given);
    const at = pair.lastIndexOf("=");
    if (at < 1 || (!mayBeEmpty && at === pair.length - 1))
      throw new UsageError(`--${option}: "${pair}" is not ${what}.`);
    return [pair.slice(0, at), pair.slice(at + 1)];
  });
}

const LABEL_OPTIONS = ["by", "label", "add-labels", "no-predictions", "answer"] as const;
const PEOPLES = ["annotations", "predictions", "gold", "none"] as const;

/** What becomes of labels in the file; undefined when they are not to come in. */
function labelsOf(values: Values): unknown {
  if (values.labels === undefined) {
    const given = LABEL_OPTIONS.find((option) => values[option] !== undefined);
    if (given) throw new UsageError(`--${given} needs --labels: what people's labels become.`);
    return undefined;
  }
  const renamed = pairsOf(values, "label", "label-of-the-file=label", true);
  return {
    people: oneOf(values, "labels", PEOPLES),
    predictions: !values["no-predictions"],
    by: optional(values, "by"),
    map: Object.fromEntries(renamed.map(([from, to]) => [from, to === "" ? null : to])),
    add: Boolean(values["add-labels"]),
    columns: pairsOf(values, "answer", "question=column").map(([control, column]) => ({ control, column })),
  };
}

/** Undefined when the arguments name nothing, so that the server finds columns named like the fields. */
function mappingOf(values: Values): ImportMapping | undefined {
  const pairs = pairsOf(values, "map", "field=column");
  const id = optional(values, "id");
  const group = optional(values, "group");
  const labels = labelsOf(values);
  const changed = values["new-versions"] ? "new-version" : undefined;
  if (changed !== undefined && id === undefined) throw new UsageError("--new-versions needs --id.");
  if (pairs.length === 0 && [id, group, labels].every((one) => one === undefined)) return undefined;
  const mapping = readValue(ImportMapping, { fields: Object.fromEntries(pairs), id, group, labels, changed });
  if (!mapping.ok)
    throw new UsageError(`--map, --id, --group or the options of labels: ${firstOf(mapping.error)}.`);
  return mapping.value;
}

const NAMES = Object.keys(DELIMITER_NAMES) as (keyof typeof DELIMITER_NAMES)[];

/** By its name or as the character itself; a tab stands on a command line in no easy way. */
function delimiterOf(values: Values): Delimiter | undefined {
  const given = optional(values, "delimiter");
  if (given === undefined) return undefined;
  return DELIMITERS.find((one) => one === given) ?? DELIMITER_NAMES[oneOf(values, "delimiter", NAMES)];
}

const encodingOf = (values: Values): Encoding | undefined =>
  optional(values, "encoding") === undefined ? undefined : oneOf(values, "encoding", ENCODINGS);

const taskPerOf = (values: Values): TextPart | undefined =>
  optional(values, "task-per") === undefined ? undefined : oneOf(values, "task-per", TEXT_PARTS);

const headerOf = (values: Values): boolean | undefined =>
  optional(values, "header") === undefined
    ? undefined
    : oneOf(values, "header", ["true", "false"]) === "true";

/** Opened before the upload begins, so that an unreadable file fails the command before it changes anything. */
async function openFile(path: string) {
  const file = await open(path);
  const facts = await file.stat();
  if (facts.isFile()) return { file, size: facts.size };
  await file.close();
  throw new AppError("invalid_input", say("operator.notFile", { path }));
}

type Request = {
  as: string | undefined;
  project: string;
  format: ImportFormat;
  mapping: ImportMapping | undefined;
  table: string | undefined;
  encoding: Encoding | undefined;
  taskPer: TextPart | undefined;
  delimiter: Delimiter | undefined;
  header: boolean | undefined;
  mode: "all-or-nothing" | "skip-bad-rows";
  path: string;
};

const readRequest = (values: Values): Request => ({
  as: optional(values, "as"),
  project: required(values, "project"),
  format: oneOf(values, "format", IMPORT_FORMATS),
  mapping: mappingOf(values),
  table: optional(values, "table"),
  encoding: encodingOf(values),
  taskPer: taskPerOf(values),
  delimiter: delimiterOf(values),
  header: headerOf(values),
  mode: values["skip-bad-rows"] ? "skip-bad-rows" : "all-or-nothing",
  path: givenPath(required(values, "file")),
});

function showProgress({ phase, rowsDone, rowsTotal }: ImportJob): void {
  if (process.stderr.isTTY)
    process.stderr.write(`\r${phase} ${rowsDone}${rowsTotal === null ? "" : ` of ${rowsTotal}`}   `);
}

/** Ctrl-C takes back what was added; a second one leaves the job to the server, which goes on with it. */
function cancelOnSignal(context: Context, project: string) {
  let job: string | undefined;
  const cancel = () => {
    if (job === undefined) process.exit(1);
    console.error("\nCancelling…");
    cancelImport(context, { params: { project, job }, query: undefined, body: undefined }).catch((error) =>
      console.error(explainError(error) ?? error),
    );
  };
  process.once("SIGINT", cancel);
  process.once("SIGTERM", cancel);
  return (current: ImportJob) => {
    job = current.id;
  };
}

async function importNowAs(services: Services, request: Request, file: FileHandle, size: number) {
  const { project, path } = request;
  const context = await contextAs(services, request.as);
  const remember = cancelOnSignal(context, project);
  const stream = Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array>;
  try {
    return await importNow(context, {
      ...request,
      projectId: project,
      fileName: basename(path).slice(0, MAX_FILE_NAME_CHARS),
      body: { stream, contentLength: size },
      onProgress: (job) => {
        remember(job);
        showProgress(job);
      },
    });
  } finally {
    if (process.stderr.isTTY) process.stderr.write("\n");
  }
}

function report(job: ImportJob): void {
  console.log(`${job.added} added, ${job.duplicates} there already, ${job.errors} bad rows.`);
  if (job.versions > 0)
    console.log(
      `New versions: ${job.versions} tasks, ${job.cameBack} answers came back as drafts, ${job.carried} marks carried over, ${job.lost} do not fit any more.`,
    );
  if (job.annotations + job.predictions + job.finalAnswers + job.labelsThere > 0)
    console.log(
      `Labels: ${job.annotations} annotations, ${job.predictions} predictions, ${job.finalAnswers} final answers, ${job.labelsThere} there already.`,
    );
  for (const { what, count } of job.notTaken) console.log(`Not taken: ${what} (${count}).`);
  for (const { row, message } of job.firstErrors) console.error(`  row ${row}: ${message}`);
  if (job.unusedImages > 0) console.log(`${job.unusedImages} pictures of the zip are in no task.`);
  const more = job.errors - job.firstErrors.length;
  if (more > 0) console.error(`  and ${more} more; the import's page lists them all.`);
}

export const importFile: Command = {
  name: "import",
  summary: "Add tasks from a file, as that manager or the owner",
  options: {
    project: { type: "string", value: "ID", required: true, help: "its id, as in the address of its pages" },
    format: { type: "string", value: "FORMAT", required: true, help: IMPORT_FORMATS.join(", ") },
    file: { type: "string", value: "PATH", required: true, help: "the file to read" },
    map: { type: "string", value: "FIELD=COLUMN", multiple: true, help: "which column an input field is in" },
    id: { type: "string", value: "COLUMN", help: "column of the row's own id: the same id is added once" },
    "new-versions": {
      type: "boolean",
      help: "rows whose id is there with other data are new versions of their tasks, not errors",
    },
    group: { type: "string", value: "COLUMN", help: "column of what must stay in one split" },
    table: {
      type: "string",
      value: "NAME",
      help: "of a zip with several tables, the one to read; of a workbook the sheet",
    },
    encoding: {
      type: "string",
      value: "NAME",
      help: `of a file of text: ${ENCODINGS.join(", ")}; guessed when left out`,
    },
    "task-per": {
      type: "string",
      value: "line|file",
      help: "of plain text; each line of one file, each file of a zip when left out",
    },
    delimiter: {
      type: "string",
      value: "NAME",
      help: `of a CSV: ${NAMES.join(", ")}; guessed when left out`,
    },
    header: {
      type: "string",
      value: "true|false",
      help: "whether the first row names the columns; true when left out",
    },
    labels: {
      type: "string",
      value: "ROLE",
      help: `what people's labels in the file become: ${PEOPLES.join(", ")}`,
    },
    by: { type: "string", value: "NAME", help: "whose labels they are where the file names nobody" },
    label: {
      type: "string",
      value: "FROM=TO",
      multiple: true,
      help: "a label of the file is this one; nothing behind the = leaves it out",
    },
    answer: {
      type: "string",
      value: "QUESTION=COLUMN",
      multiple: true,
      help: "of a table: the column that has answers to a question",
    },
    "add-labels": { type: "boolean", help: "add labels and questions that the project lacks" },
    "no-predictions": { type: "boolean", help: "leave out what the file has of models" },
    "skip-bad-rows": { type: "boolean", help: "add the good rows; without it a bad row adds nothing" },
    as: { type: "string", value: "EMAIL", help: "who does it; the owner when left out" },
  },
  notes: [
    "Adding the same file again adds nothing. It may run beside the server, with the same data folder: either of them",
    "does the work, and the server goes on with it when this command is killed.",
  ],
  run: async (values) => {
    const request = readRequest(values);
    const { file, size } = await openFile(request.path);
    try {
      report(await withInstance((services) => importNowAs(services, request, file, size)));
    } finally {
      await file.close();
    }
    return 0;
  },
};
