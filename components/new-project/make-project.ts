/**
 * Makes a project of name, labels and data in one go. Where the data are refused, before or while they are checked, the project is
 * taken away again: nothing half-made stays, and the window keeps what was typed.
 */
import { imageUpload, importQuery, lookAt, placeOf } from "@/components/imports/look-at-file";
import { call } from "@/lib/client/api/call";
import { type Tellable, toldBy } from "@/lib/client/told";
import type { ImportJob, ImportLabels, RowError } from "@/lib/contracts/imports";
import type { Translate } from "@/lib/i18n";
import type { LabelSchema } from "@/lib/labels/schema";
import { areImagesAlone, type GivenData, mappingOf } from "./given-data";

/** The first looks come soon: most first files are small. */
const FIRST_POLL_MS = 250;
const POLL_MS = 1_000;
const SOON = 8;
/** Once all rows are found good, adding them is watched so long before the page of the import shows it. */
const MOST_ADDING_MS = 4_000;

export type Progress = { step: "making" | "uploading" } | { step: "checking" | "adding"; count: number };

/** The data were not taken. `left`: the project could not be taken away again. */
export class DataRefused extends Error {
  constructor(
    readonly fileName: string,
    readonly reason: Tellable | null,
    readonly rows: readonly RowError[],
    readonly left: boolean,
  ) {
    super("the data were refused");
    this.name = "DataRefused";
  }
}

export type Made = {
  project: string;
  /** `running`: rows are still being added. `partly`: some were left out, and are listed by the import. */
  data: "none" | "done" | "running" | "partly";
  /** Rows or images that were left out. */
  errors: number;
};

type Given = {
  name: string;
  description: string;
  schema: LabelSchema;
  data: GivenData | null;
  /** What labels of the file have become, where those of the project began as them. */
  labelMap?: ImportLabels["map"];
};

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

async function startImport(
  project: string,
  { data, schema, labelMap = {} }: Given,
  t: Translate,
): Promise<ImportJob | null> {
  if (data === null) return null;
  const params = { project };
  if (data.kind === "images") {
    const upload = await imageUpload(data.files, t);
    return upload && call("startImport", { params, ...upload });
  }
  const { preview, file } = data;
  const mapping = mappingOf(data, schema);
  const labels =
    preview.labels !== null && data.withLabels ? await labelsOf(project, data, labelMap) : undefined;
  const plan = {
    format: preview.format,
    mode: data.skipsBadRows || areImagesAlone(data) ? "skip-bad-rows" : "all-or-nothing",
    mapping: { ...mapping, ...(labels && { labels }) },
  } as const;
  return call("startImport", { params, query: importQuery(data, plan), body: file });
}

/** What a preview for the labels of the project would do with those of the file, and what is missing is added. */
async function labelsOf(
  project: string,
  data: Extract<GivenData, { kind: "file" }>,
  map: ImportLabels["map"],
) {
  const { preview } = await lookAt(
    (query, body) =>
      call("previewImport", {
        params: { project },
        query,
        body,
      }),
    { ...placeOf(data), ...data.reading },
  );
  const { labels } = preview.suggested;
  return labels && { ...labels, map, add: true };
}

/** Watches an import until it has ended, or all its rows are good and adding them takes longer. */
async function watch(
  project: string,
  first: ImportJob,
  tell: (progress: Progress) => void,
): Promise<ImportJob> {
  let job = first;
  let addingMs = 0;
  for (let look = 0; ; look++) {
    if (job.status !== "queued" && job.status !== "running") return job;
    if (job.phase === "adding" && addingMs > MOST_ADDING_MS) return job;
    tell({ step: job.phase === "adding" ? "adding" : "checking", count: job.rowsDone });
    const ms = look < SOON ? FIRST_POLL_MS : POLL_MS;
    await wait(ms);
    if (job.phase === "adding") addingMs += ms;
    // A missed look is made up for by the next one.
    job = await call("getImport", { params: { project, job: job.id } }).catch(() => job);
  }
}

const fileNameOf = (data: GivenData | null, t: Translate): string =>
  data === null
    ? ""
    : data.kind === "file"
      ? data.file.name
      : data.files.length === 1
        ? (data.files[0]?.name ?? "")
        : t("imports.images", { count: data.files.length });

/** @throws DataRefused, or what the request for the project was refused with */
export async function makeProject(
  given: Given,
  t: Translate,
  tell: (progress: Progress) => void,
): Promise<Made> {
  const { name, description, schema, data } = given;
  tell({ step: "making" });
  const { id: project } = await call("createProject", { body: { name, description, schema } });
  if (data === null) return { project, data: "none", errors: 0 };
  const refuse = async (reason: Tellable | null, rows: readonly RowError[]): Promise<DataRefused> => {
    const left = await call("deleteProject", { params: { project } }).then(
      () => false,
      () => true,
    );
    return new DataRefused(fileNameOf(data, t), reason, rows, left);
  };
  let job: ImportJob | null;
  try {
    tell({ step: "uploading" });
    job = await startImport(project, given, t);
  } catch (error) {
    throw await refuse(toldBy(error), []);
  }
  if (!job) return { project, data: "none", errors: 0 };
  const ended = await watch(project, job, tell);
  const isOver = ended.status !== "queued" && ended.status !== "running";
  if (!isOver) return { project, data: "running", errors: 0 };
  if (ended.status !== "done" || ended.added === 0)
    throw await refuse(
      ended.problem === null ? null : { message: ended.problem, ...ended.problemMessage },
      ended.firstErrors,
    );
  return { project, data: ended.errors > 0 ? "partly" : "done", errors: ended.errors };
}
