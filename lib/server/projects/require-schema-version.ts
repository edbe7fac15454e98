/** Refuses, inside the transaction that stores it, what was checked against labels that have changed since. */
import type { Db } from "@/db/client/database";
import { holdSchemaVersion } from "@/db/queries/projects";
import { AppError, notFound } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";

export const answerHasOldLabels = (schemaVersion: number): AppError =>
  new AppError("schema_changed", say("labeling.schemaChangedWorkKept"), { extra: { schemaVersion } });

export const judgementHasOldLabels = (schemaVersion: number): AppError =>
  new AppError("schema_changed", say("labeling.schemaChanged"), { extra: { schemaVersion } });

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
