/** Refuses, inside the transaction that stores it, what was checked against labels that have changed since. */
import type { Db } from "@/db/client/database";
import { holdSchemaVersion } from "@/db/queries/projects";
import { AppError, notFound } from "@/lib/core/app-error";

export const answerHasOldLabels = (schemaVersion: number): AppError =>
  new AppError(
    "schema_changed",
    "The manager has changed the labels meanwhile. Your work is kept on this device; reload to go on with the new labels.",
    { extra: { schemaVersion } },
  );

export const judgementHasOldLabels = (schemaVersion: number): AppError =>
  new AppError(
    "schema_changed",
    "The labels of the project have changed meanwhile. Load the page again to go on with the new ones.",
    { extra: { schemaVersion } },
  );

type Checked = { projectId: string; schemaVersion: number };

/** To be called before any task is locked. @throws AppError what `refusal` makes of the present version */
export async function requireSchemaVersion(
  db: Db,
  { projectId, schemaVersion }: Checked,
  refusal: (schemaVersion: number) => AppError,
): Promise<void> {
  const now = await holdSchemaVersion(db, { projectId });
  if (now === undefined) throw notFound("project");
  if (now !== schemaVersion) throw refusal(now);
}
