/** Confirms or dismisses pairs of near-duplicates, in one transaction with one audit event. */
import { countLinks, decideLinks, findLinks } from "@/db/queries/duplicates";
import { notFound } from "@/lib/core/app-error";
import { requireRole } from "../access";
import { recordEvent } from "../audit";
import type { UseCase } from "../use-case";

export const decideDuplicates: UseCase<"decideDuplicates"> = async (context, { params, body }) => {
  const projectId = params.project;
  const { actor } = await requireRole(context, projectId, "manager");
  const { status, selection } = body;
  const nowMs = context.now();
  const decided =
    status === "found" ? { decidedBy: null, decidedAt: null } : { decidedBy: actor.id, decidedAt: nowMs };
  const changed = await context.database.write(async (db) => {
    if ("ids" in selection) {
      const ids = [...new Set(selection.ids)];
      if ((await findLinks(db, { projectId, ids })).length < ids.length) throw notFound("duplicate");
    }
    const which = "ids" in selection ? { ids: selection.ids } : { ...selection, status: "found" as const };
    const pairs = await decideLinks(db, { projectId, status, ...decided, which });
    if (pairs > 0)
      await recordEvent(
        db,
        {
          projectId,
          actorId: actor.id,
          action: `duplicates.${status === "found" ? "reopen" : status === "confirmed" ? "confirm" : "dismiss"}`,
          target: projectId,
          detail: { pairs, ...("ids" in selection ? {} : { minSimilarity: selection.minSimilarity }) },
        },
        nowMs,
      );
    return pairs;
  });
  return { changed, counts: await countLinks(context.database.read, { projectId }) };
};
