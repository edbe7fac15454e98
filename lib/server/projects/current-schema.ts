import type { Db } from "@/db/client/database";
import { findProject, findSchema } from "@/db/queries/projects";
import { notFound } from "@/lib/core/app-error";
import type { LabelSchema } from "@/lib/labels/schema";

/** The label schema as it is now, for work that has no request. @throws AppError `not_found` when the project is gone */
export async function currentSchema(
  db: Db,
  projectId: string,
): Promise<{ schema: LabelSchema; schemaVersion: number }> {
  const project = await findProject(db, { projectId });
  const schema = project && (await findSchema(db, { projectId, version: project.schemaVersion }));
  if (!project || !schema) throw notFound("project");
  return { schema, schemaVersion: project.schemaVersion };
}
