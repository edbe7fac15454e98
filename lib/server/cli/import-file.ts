import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { Readable } from "node:stream";
import { IMPORT_FORMATS, ImportFormat, ImportMapping } from "@/lib/contracts/imports";
import { AppError, invalid } from "@/lib/core/app-error";
import { importNow } from "../demo/import-now";
import { type Command, contextAs, givenPath, optional, required, type Values, withServices } from "./command";

/** Undefined when nothing was said, so that columns named like the fields are found as ever. */
function mappingOf(values: Values): ImportMapping | undefined {
  const pairs = [values.map ?? []].flat().map((pair) => {
    const at = String(pair).indexOf("=");
    if (at < 1) throw invalid("map", `"${pair}" is not field=column`);
    return [String(pair).slice(0, at), String(pair).slice(at + 1)];
  });
  const id = optional(values, "id");
  const group = optional(values, "group");
  if (pairs.length === 0 && id === undefined && group === undefined) return undefined;
  return ImportMapping.parse({ fields: Object.fromEntries(pairs), id, group });
}

async function openFile(path: string) {
  const facts = await stat(path).catch((cause) => {
    throw new AppError("not_found", `There is no file ${path}.`, { cause });
  });
  if (!facts.isFile()) throw new AppError("invalid_input", `${path} is not a file.`);
  const stream = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
  return { stream, contentLength: facts.size };
}

export const importFile: Command = {
  name: "import",
  usage:
    "import --project ID --format F --file PATH [--map field=column …] [--id COLUMN] [--group COLUMN] [--skip-bad-rows] [--as EMAIL]",
  summary: `Add tasks from a file (${IMPORT_FORMATS.join(", ")}), as that manager or the owner`,
  options: {
    project: { type: "string" },
    format: { type: "string" },
    file: { type: "string" },
    map: { type: "string", multiple: true },
    id: { type: "string" },
    group: { type: "string" },
    "skip-bad-rows": { type: "boolean" },
    as: { type: "string" },
  },
  run: (values) =>
    withServices(async (services) => {
      const context = await contextAs(services, optional(values, "as"));
      const projectId = required(values, "project");
      const format = ImportFormat.safeParse(required(values, "format"));
      if (!format.success) throw invalid("format", `one of ${IMPORT_FORMATS.join(", ")}`);
      const path = givenPath(required(values, "file"));
      const mapping = mappingOf(values);
      const mode = values["skip-bad-rows"] ? "skip-bad-rows" : "all-or-nothing";
      const show = process.stderr.isTTY;
      const job = await importNow(context, {
        projectId,
        format: format.data,
        mode,
        fileName: basename(path),
        mapping,
        body: await openFile(path),
        onProgress: ({ phase, rowsDone, rowsTotal }) => {
          if (show)
            process.stderr.write(`\r${phase} ${rowsDone}${rowsTotal === null ? "" : ` of ${rowsTotal}`}   `);
        },
      });
      if (show) process.stderr.write("\n");
      console.log(`${job.added} added, ${job.duplicates} there already, ${job.errors} bad rows.`);
      for (const { row, message } of job.firstErrors) console.error(`  row ${row}: ${message}`);
      return 0;
    }),
};
