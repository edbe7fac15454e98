/** A release that should not be used any more says so, and why. Its data stay as they are and can still be downloaded. */
import { updateRelease } from "@/db/queries/releases";
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { recordEvent } from "../audit";
import type { Context } from "../context";
import type { UseCase } from "../use-case";
import { requireRelease } from "./releases";

async function save(context: Context, releaseId: string, reason: string | null): Promise<void> {
  const { row, actor } = await requireRelease(context, releaseId);
  if (row.status !== "frozen") throw new AppError("conflict", say("releases.notFrozen"));
  const nowMs = context.now();
  await context.database.write(async (db) => {
    await updateRelease(db, {
      id: row.id,
      deprecatedReason: reason,
      deprecatedAt: reason === null ? null : nowMs,
      deprecatedBy: reason === null ? null : actor.id,
    });
    await recordEvent(
      db,
      {
        projectId: row.projectId,
        actorId: actor.id,
        action: reason === null ? "release.restore" : "release.deprecate",
        target: row.id,
        detail: { number: row.number },
      },
      nowMs,
    );
  });
}

export const deprecateRelease: UseCase<"deprecateRelease"> = async (context, { params, body }) => {
  await save(context, params.release, body.reason);
  return {};
};

export const restoreRelease: UseCase<"restoreRelease"> = async (context, { params }) => {
  await save(context, params.release, null);
  return {};
};
