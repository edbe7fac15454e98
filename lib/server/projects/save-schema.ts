/** A new version of the label schema. What would be lost is counted and refused unless the caller accepts it. */
import { markAllStale } from "@/db/queries/agreement";
import { documentsHolding } from "@/db/queries/documents";
import { findSchema, insertSchema, listSchemas, lockProjectRow, updateProject } from "@/db/queries/projects";
import { AppError, notFound } from "@/lib/core/app-error";
import { removedParts } from "@/lib/labels/removed-parts";
import { reusedIds } from "@/lib/labels/reused-ids";
import { requireRole } from "../access";
import { recordEvent } from "../audit";
import type { UseCase } from "../use-case";
import { requireSchema } from "./projects";

export const putSchema: UseCase<"putSchema"> = async (context, { params, body }) => {
  const projectId = params.project;
  const { actor } = await requireRole(context, projectId, "manager");
  const schema = requireSchema(body.schema);
  const nowMs = context.now();
  return context.database.write(async (db) => {
    const project = await lockProjectRow(db, { projectId });
    const old = project && (await findSchema(db, { projectId, version: project.schemaVersion }));
    if (!project || !old) throw notFound("project");
    if (project.schemaVersion !== body.baseVersion)
      throw new AppError(
        "stale_revision",
        "Somebody else has changed the labels meanwhile. Reload to see them.",
        {
          extra: { version: project.schemaVersion },
        },
      );
    const reused = reusedIds(await listSchemas(db, { projectId }), old, schema);
    if (reused.length > 0)
      throw new AppError("invalid_input", "Ids of removed labels are given to others.", { issues: reused });
    const removed = removedParts(old, schema);
    // Under the lock, so that no answer with a removed label is given between the count and the new version.
    const counts = await documentsHolding(db, {
      projectId,
      texts: removed.map(({ id }) => JSON.stringify(id)),
    });
    const losses = removed
      .map(({ name }, i) => ({ what: name, annotations: counts[i] ?? 0 }))
      .filter(({ annotations }) => annotations > 0);
    if (losses.length > 0 && !body.acceptLoss)
      throw new AppError("conflict", "Annotations use labels that this version no longer has.", {
        extra: { losses },
      });
    const version = project.schemaVersion + 1;
    await insertSchema(db, { projectId, version, schema, createdBy: actor.id, createdAt: nowMs });
    await updateProject(db, { projectId, schemaVersion: version });
    // A label or scale that changed changes what its answers agree on.
    await markAllStale(db, { projectId });
    await recordEvent(
      db,
      {
        projectId,
        actorId: actor.id,
        action: "schema.save",
        target: String(version),
        detail: { losses: losses.length },
      },
      nowMs,
    );
    return { version };
  });
};
