/** What has changed between two frozen releases of a project. */
import { findRelease } from "@/db/queries/releases";
import { AppError, invalid } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import type { UseCase } from "../use-case";
import { runInWorker } from "../worker/worker";
import { requireRelease } from "./releases";

const named = ({ id, number, name }: { id: string; number: number; name: string }) => ({ id, number, name });

export const compareReleases: UseCase<"compareReleases"> = async (context, { params, query }) => {
  const { row } = await requireRelease(context, params.release);
  const other = await findRelease(context.database.read, { releaseId: query.with });
  // Nothing is told of releases of other projects, not even that there are any.
  if (other?.projectId !== row.projectId || other.id === row.id)
    throw invalid("with", say("releases.otherOfProject"));
  if (row.status !== "frozen" || other.status !== "frozen")
    throw new AppError("conflict", say("releases.notFrozen"));
  const [earlier, later] = other.number < row.number ? [other, row] : [row, other];
  const found = await runInWorker(context, "compareItems", { earlierId: earlier.id, laterId: later.id });
  return { earlier: named(earlier), later: named(later), ...found };
};
