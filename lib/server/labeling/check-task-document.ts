/** Documents of a task, wherever they come from, are checked the same way: against the schema and the task's own data. */
import { imagesOf } from "@/db/queries/assets";
import { findSchema } from "@/db/queries/projects";
import type { TaskRow } from "@/db/queries/tasks";
import { checkDocument } from "@/lib/annotation/check-document";
import { taskInputs } from "@/lib/annotation/context";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { AppError } from "@/lib/core/app-error";
import type { Context } from "../context";

type Given = {
  task: TaskRow;
  schemaVersion: number;
  document: unknown;
  completeness: "draft" | "submitted";
};

/** @throws AppError `invalid_input` with every issue and its path */
export async function checkTaskDocument(context: Context, given: Given): Promise<AnnotationDocument> {
  const { task, schemaVersion, document, completeness } = given;
  const db = context.database.read;
  const schema = await findSchema(db, { projectId: task.projectId, version: schemaVersion });
  if (!schema) throw new AppError("internal", `project ${task.projectId} has no schema ${schemaVersion}`);
  const assets = schema.inputs.some((input) => input.kind === "image")
    ? ((await imagesOf(db, { taskIds: [task.id] })).get(task.id) ?? [])
    : [];
  const images = Object.fromEntries(assets.map(({ field, asset }) => [field, asset]));
  const checked = checkDocument(document, schema, taskInputs(schema, task.data, images), completeness);
  if (checked.ok) return checked.value;
  const first = checked.error[0];
  throw new AppError("invalid_input", `${first?.path}: ${first?.message}`, { issues: checked.error });
}
