/** The audit trail as managers read it. */
import { listEvents as listEventRows } from "@/db/queries/events";
import { invalid } from "@/lib/core/app-error";
import { requireRole } from "../access";
import type { UseCase } from "../use-case";

export const listEvents: UseCase<"listEvents"> = async (context, { params, query }) => {
  await requireRole(context, params.project, "manager");
  const before = query.cursor === undefined ? undefined : Number(query.cursor);
  if (before !== undefined && !Number.isSafeInteger(before))
    throw invalid("cursor", "use the nextCursor of the page before");
  const rows = await listEventRows(context.database.read, {
    projectId: params.project,
    before,
    limit: query.limit,
  });
  const items = rows.map(({ event, actorName }) => {
    const { number, actorId, action, target, detail, at, hash } = event;
    return { number, actorId, actorName, action, target, detail, at, hash };
  });
  const last = rows.length === query.limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? String(last.number) : null };
};
