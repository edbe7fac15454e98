/** The audit trail as managers read it. */
import { listEvents as listEventRows } from "@/db/queries/events";
import { requireRole } from "../access";
import { readNumberCursor } from "../cursor";
import type { UseCase } from "../use-case";

export const listEvents: UseCase<"listEvents"> = async (context, { params, query }) => {
  await requireRole(context, params.project, "manager");
  const before = readNumberCursor(query.cursor);
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
