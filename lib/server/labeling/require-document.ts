/** Checks a document that came in against the label schema and the task, once for everything that stores one. */
import { imagesOf } from "@/db/queries/assets";
import type { TaskRow } from "@/db/queries/tasks";
import { checkDocument } from "@/lib/annotation/check-document";
import { undecidableIssues } from "@/lib/annotation/check-undecidable";
import { taskInputs } from "@/lib/annotation/context";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { type Undecidable, withoutRequired } from "@/lib/annotation/undecidable";
import { AppError, invalidIssues } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { linkIssues } from "../candidates/check-links";
import type { Context } from "../context";
import { keptSchema } from "../projects/kept-schema";
import { keptTexts } from "../tasks/kept-texts";

/** The checked document; 400 with an issue per problem when it does not fit. Call outside of transactions. */
export async function requireDocument(
  context: Context,
  task: TaskRow,
  given: {
    schemaVersion: number;
    document: unknown;
    completeness: "draft" | "submitted";
    undecidable?: readonly Undecidable[];
  },
): Promise<AnnotationDocument> {
  const { schemaVersion, document, completeness, undecidable = [] } = given;
  const db = context.database.read;
  const schema = await keptSchema(context.database, { projectId: task.projectId, version: schemaVersion });
  if (!schema)
    throw new AppError(
      "internal",
      say("labeling.noSchema", { project: task.projectId, version: schemaVersion }),
    );
  const assets = schema.inputs.some((input) => input.kind === "image")
    ? ((await imagesOf(db, { taskIds: [task.id] })).get(task.id) ?? [])
    : [];
  const images = Object.fromEntries(assets.map(({ field, asset }) => [field, asset]));
  const texts = await keptTexts(context, schema, task);
  const inputs = taskInputs(schema, task.data, images, texts);
  const checked = checkDocument(document, withoutRequired(schema, undecidable), inputs, completeness);
  if (!checked.ok) throw invalidIssues(checked.error);
  const doubtful = undecidableIssues(undecidable, { document: checked.value, schema, inputs });
  if (doubtful.length > 0) throw invalidIssues(doubtful);
  // A draft may stand for what a later list lacks: it is told of when it is submitted.
  const issues =
    completeness === "submitted"
      ? await linkIssues(context.database, { projectId: task.projectId, schema }, checked.value)
      : [];
  if (issues.length > 0) throw invalidIssues(issues);
  return checked.value;
}
