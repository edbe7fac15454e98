import { emptyDocument } from "@/lib/annotation/document";
import { ApiError } from "@/lib/client/http";
import type { LabelSession } from "@/lib/contracts/label-session";
import type { LabelTask } from "@/lib/contracts/labeling";
import { isUnsaved } from "./drafts/draft-record";
import type { DraftStore } from "./drafts/draft-store";
import type { LabelApi } from "./label-api";

type Deps = { api: Pick<LabelApi, "reopen" | "put">; work: DraftStore; session: LabelSession };

/**
 * Opens a task of the annotator's own history. When its lease ran out before any draft reached the server (long
 * offline, or refused), the server no longer shows the task: an empty draft takes a place first, or is an extra
 * annotation of a full task.
 */
export async function reopenTask({ api, work, session }: Deps, taskId: string): Promise<LabelTask> {
  try {
    return await api.reopen(taskId);
  } catch (error) {
    const record = work.get(taskId);
    const isHidden = error instanceof ApiError && error.status === 404;
    if (!isHidden || !record || !isUnsaved(record) || record.baseRevision !== 0) throw error;
    const { annotationId, guidelineVersion } = record;
    const { annotation } = await api.put(taskId, {
      annotationId,
      baseRevision: 0,
      state: "draft",
      document: emptyDocument(),
      leadTimeMs: 0,
      schemaVersion: session.schemaVersion,
      guidelineVersion,
    });
    work.put({ ...record, baseRevision: annotation.revision, sent: [] });
    return api.reopen(taskId);
  }
}
