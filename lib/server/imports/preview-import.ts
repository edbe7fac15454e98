/** Looks at the start of a file: its columns, a mapping, the first rows and their problems. Nothing is added. */
import { Readable } from "node:stream";
import type { ImportFormat, ImportMapping, ImportPreview } from "@/lib/contracts/imports";
import { rowReader, workbookReader } from "@/lib/formats/readers";
import { requireRole } from "../access";
import type { Context } from "../context";
import { imageFieldOf, taskOfImage } from "../jobs/import/task-of-image";
import { projectWithSchema } from "../projects/projects";
import type { RawBody, UseCase } from "../use-case";
import { namingFile } from "./name-upload";
import { lookIntoWorkbook, lookIntoZip } from "./preview-archive";
import { type Choice, look, NOTHING, shownOf } from "./preview-report";
import { readMapping } from "./uploads";

async function* bytesOf({ stream }: RawBody): AsyncGenerator<Uint8Array> {
  for await (const chunk of Readable.fromWeb(stream as never)) yield chunk as Buffer;
}

export const previewImport: UseCase<"previewImport"> = async (context, { params, query, body }) => {
  await requireRole(context, params.project, "manager");
  const { schema } = await projectWithSchema(context, params.project);
  const { format, fileName, encoding, taskPer, delimiter, header } = query;
  const taskOf = async (mapping: ImportMapping) =>
    imageFieldOf(schema) === undefined
      ? null
      : taskOfImage(context.database.read, { projectId: params.project, schema }, mapping);
  const mapping = readMapping(query.mapping);
  const choice = { schema, mapping, fileName, encoding, taskPer, delimiter, header, taskOf };
  return lookAtFile(context, { format, table: query.table, body, choice });
};

type Sent = {
  format: ImportFormat;
  table: string | undefined;
  body: RawBody;
  choice: Omit<Choice, "imageHosts">;
};

/** What the start of an uploaded file holds. @throws AppError when it is not of that format, with the file's name */
export const lookAtFile = (
  context: Context,
  { format, table, body, ...sent }: Sent,
): Promise<ImportPreview> =>
  namingFile(sent.choice.fileName ?? "", async () => {
    const choice: Choice = { ...sent.choice, imageHosts: context.config.imageHosts };
    const reader = rowReader(format);
    if (reader === null) {
      const workbook = workbookReader(format);
      const sent = { body, choice, table };
      const { found, ...rest } = await (workbook === null
        ? lookIntoZip(context, sent)
        : lookIntoWorkbook(context, workbook, sent));
      return { format, ...found, ...rest };
    }
    const start = await shownOf(bytesOf(body), reader);
    const isReadable = reader.wholePart !== undefined || reader.outline !== undefined;
    const found = isReadable ? await look(reader, start, choice) : NOTHING;
    return { format, ...found, truncated: start.isCut, archive: null, workbook: null };
  });
