/** The audit trail as managers read it. */
import { listEvents as listEventRows } from "@/db/queries/events";
import { requireRole } from "../access";
import { readNumberCursor } from "../cursor";
import type { UseCase } from "../use-case";
import { eventSubjects } from "./event-subjects";

export const listEvents: UseCase<"listEvents"> = async (context, { params, query }) => {
  await requireRole(context, params.project, "manager");
  const before = readNumberCursor(query.cursor);
  const rows = await listEventRows(context.database.read, {
    projectId: params.project,
    before,
    limit: query.limit,
  });
  const subjects = await eventSubjects(
    context.database.read,
    params.project,
    rows.map(({ event }) => event),
  );
  const items = rows.map(({ event, actorName }, i) => {
    const { number, actorId, action, target, detail, at, hash } = event;
    return { number, actorId, actorName, action, target, subject: subjects[i] ?? null, detail, at, hash };
  });
  const last = rows.length === query.limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? String(last.number) : null };
};
